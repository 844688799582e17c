package io.warplab.core.plugin;

import io.warplab.api.error.WarpException;
import io.warplab.api.spi.WarpPlugin;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
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
     * Loads what is on the class path, then each extra jar, or all that a folder holds: each jar in
     * it, and each folder of jars in it as one plug-in with its libraries.
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
            if (!Files.isDirectory(path)) {
                loader.takeJars(path, List.of(path));
                continue;
            }
            Map<Path, List<Path>> units = units(path);
            if (units.isEmpty()) {
                throw WarpException.user(
                        "no-such-plugins",
                        "Plug-ins: no jar in " + path + ".",
                        "Build the plug-in first.");
            }
            units.forEach(loader::takeJars);
        }
        return new PluginRegistry(loader.plugins, loader.warnings);
    }

    /** What gets a class loader of its own: each jar, and each folder of jars in the folder. */
    private static Map<Path, List<Path>> units(Path folder) {
        Map<Path, List<Path>> units = new LinkedHashMap<>();
        for (Path entry : list(folder)) {
            List<Path> jars =
                    Files.isDirectory(entry)
                            ? list(entry).stream().filter(PluginLoader::isJar).toList()
                            : isJar(entry) ? List.of(entry) : List.of();
            if (!jars.isEmpty()) {
                units.put(entry, jars);
            }
        }
        return units;
    }

    private static boolean isJar(Path file) {
        return file.toString().endsWith(".jar") && !Files.isDirectory(file);
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw WarpException.failure(
                    "no-such-plugins",
                    "Plug-ins: the folder " + folder + " cannot be read: " + e.getMessage(),
                    "Check --plugins and WARP_PLUGINS.",
                    e);
        }
    }

    /** A plug-in's jar, or its jar and those of its libraries. */
    private void takeJars(Path source, List<Path> jars) {
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            try {
                // A class loader passes over a file that is no jar without a word.
                new JarFile(jars.get(i).toFile()).close();
                urls[i] = jars.get(i).toUri().toURL();
            } catch (IOException e) {
                warnings.add(
                        jars.get(i)
                                + ": cannot be read as a jar ("
                                + e.getMessage()
                                + "); left out");
                return;
            }
        }
        // The loader stays open as long as its classes may be needed: until the process ends.
        take(
                new PluginClassLoader(
                        source.getFileName().toString(), urls, PluginLoader.class.getClassLoader()),
                source.toString(),
                true);
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
                warnings.add(PluginFault.warning(source, e));
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
