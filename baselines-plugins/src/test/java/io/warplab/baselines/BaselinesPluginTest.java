package io.warplab.baselines;

import static org.assertj.core.api.Assertions.assertThat;

import io.warplab.api.model.BaselineFactory;
import io.warplab.api.spi.WarpPlugin;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class BaselinesPluginTest {
    @Test
    void isFoundAndListsItsBaselinesWithDefaults() throws ReflectiveOperationException {
        WarpPlugin plugin =
                ServiceLoader.load(WarpPlugin.class).stream()
                        .filter(p -> p.type() == BaselinesPlugin.class)
                        .findFirst()
                        .orElseThrow()
                        .get();
        assertThat(plugin.baselines())
                .extracting(BaselineFactory::name)
                .contains(
                        "persistence",
                        "ridge",
                        "gru",
                        "lstm",
                        "lru",
                        "s4d",
                        "mamba",
                        "linear-attention",
                        "transformer",
                        "tcn",
                        "mlp",
                        "dlinear",
                        "nlinear",
                        "neural-ode",
                        "neural-cde");
        for (BaselineFactory<?> factory : plugin.baselines()) {
            assertThat(factory.info().summary()).isNotBlank();
            assertThat(factory.configType().getConstructor().newInstance())
                    .isInstanceOf(Record.class);
        }
    }

    @Test
    void listingLoadsNeitherPyTorchNorNd4j() throws Exception {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        try (RecordingLoader loader = new RecordingLoader(classPath(), seen)) {
            Object plugin =
                    loader.loadClass(BaselinesPlugin.class.getName())
                            .getDeclaredConstructor()
                            .newInstance();
            List<?> factories = (List<?>) plugin.getClass().getMethod("baselines").invoke(plugin);
            for (Object factory : factories) {
                factory.getClass().getMethod("name").invoke(factory);
                factory.getClass().getMethod("info").invoke(factory);
                Class<?> config =
                        (Class<?>) factory.getClass().getMethod("configType").invoke(factory);
                config.getConstructor().newInstance();
            }
            assertThat(factories).isNotEmpty();
        }
        assertThat(seen).anyMatch(name -> name.startsWith("io.warplab.baselines.gated"));
        assertThat(seen)
                .noneMatch(
                        name ->
                                name.startsWith("ai.djl")
                                        || name.startsWith("org.nd4j.linalg.factory"));
    }

    private static URL[] classPath() throws MalformedURLException {
        String[] entries = System.getProperty("java.class.path").split(File.pathSeparator);
        URL[] urls = new URL[entries.length];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = new File(entries[i]).toURI().toURL();
        }
        return urls;
    }

    /** Loads everything itself and writes down what was asked for. */
    private static final class RecordingLoader extends URLClassLoader {
        private final List<String> seen;

        RecordingLoader(URL[] urls, List<String> seen) {
            super(urls, ClassLoader.getPlatformClassLoader());
            this.seen = seen;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            seen.add(name);
            return super.loadClass(name, resolve);
        }
    }
}
