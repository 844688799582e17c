package io.warplab.core.plugin;

import io.warplab.api.error.WarpException;
import io.warplab.api.spi.WarpPlugin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * Finds plug-ins. A jar that is broken or built for another API becomes a warning that names it;
 * the run goes on unless it needs that jar.
 */
public final class PluginLoader {
    private final List<PluginSource> plugins = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private PluginLoader() {}

    /**
     * Loads what is on the class path, then each extra jar or folder of jars.
     *
     * @throws WarpException when an extra path does not exist or holds no jar
     */
    public static PluginRegistry load(List<Path> extra) {
        PluginLoader loader = new PluginLoader();
        loader.take(PluginLoader.class.getClassLoader(), "class path", false);
        for (Path path : extra) {
            if (!Files.exists(path)) {
                throw WarpException.user(
                        "no-such-plugins",
                        "Plug-ins: expected a jar or a folder of jars, "
                                + path
                                + " does not exist.",
                        "Check --plugins and WARP_PLUGINS.");
            }
            List<Path> jars = jars(path);
            if (jars.isEmpty()) {
                throw WarpException.user(
                        "no-such-plugins",
                        "Plug-ins: no jar in " + path + ".",
                        "Build the plug-in first.");
            }
            jars.forEach(loader::takeJar);
        }
        return new PluginRegistry(loader.plugins, loader.warnings);
    }

    private static List<Path> jars(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void takeJar(Path jar) {
        try {
            // The loader stays open as long as its classes may be needed: until the process ends.
            PluginClassLoader loader =
                    new PluginClassLoader(
                            jar.getFileName().toString(),
                            new URL[] {jar.toUri().toURL()},
                            PluginLoader.class.getClassLoader());
            take(loader, jar.toString(), true);
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(ClassLoader loader, String source, boolean expected) {
        int found = 0;
        Iterator<WarpPlugin> all = ServiceLoader.load(WarpPlugin.class, loader).iterator();
        while (true) {
            try {
                if (!all.hasNext()) {
                    break;
                }
                WarpPlugin plugin = all.next();
                found++;
                if (plugin.apiVersion() > WarpPlugin.API_VERSION) {
                    warnings.add(
                            source
                                    + ": plug-in '"
                                    + plugin.name()
                                    + "' was built for plug-in API "
                                    + plugin.apiVersion()
                                    + ", this is "
                                    + WarpPlugin.API_VERSION
                                    + "; left out");
                } else {
                    plugins.add(new PluginSource(plugin, expected ? source : jarOf(plugin)));
                }
            } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                found++;
                warnings.add(source + ": a plug-in is broken and was left out (" + e + ")");
                if (e instanceof LinkageError) {
                    break;
                }
            }
        }
        if (expected && found == 0) {
            warnings.add(
                    source
                            + ": holds no plug-in (no META-INF/services/"
                            + WarpPlugin.class.getName()
                            + "); left out");
        }
    }

    /** File name of the jar that a plug-in on the class path came from. */
    static String jarOf(WarpPlugin plugin) {
        CodeSource code = plugin.getClass().getProtectionDomain().getCodeSource();
        try {
            return code == null
                    ? "class path"
                    : String.valueOf(Path.of(code.getLocation().toURI()).getFileName());
        } catch (URISyntaxException e) {
            return code.getLocation().toString();
        }
    }
}
