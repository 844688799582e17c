package io.warplab.core.plugin;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import io.warplab.core.CorePlugin;
import io.warplab.core.model.Components;
import io.warplab.core.model.WarpModelFactory;
import java.nio.file.Path;
import java.util.List;

/** Composes the platform: plug-ins into a registry, the registry into the core's own model. */
public final class PlatformModule extends AbstractModule {
    private final PluginRegistry registry;

    private PlatformModule(PluginRegistry registry) {
        this.registry = registry;
    }

    /**
     * The registry of everything on the class path and in {@code extra} jars, the model {@code
     * warp} included.
     */
    public static PluginRegistry compose(List<Path> extra) {
        PluginRegistry registry = PluginLoader.load(extra);
        Injector injector = Guice.createInjector(new PlatformModule(registry));
        CorePlugin core = new CorePlugin();
        registry.addModel(
                injector.getInstance(WarpModelFactory.class),
                new PluginSource(core, PluginLoader.jarOf(core)));
        return registry;
    }

    @Override
    protected void configure() {
        bind(PluginRegistry.class).toInstance(registry);
        bind(Components.class).to(PluginRegistry.class);
    }
}
