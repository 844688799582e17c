package io.warplab.core.plugin;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/**
 * Loads one plug-in. Shares with the host only the API's packages and those of its signatures, so
 * that two plug-ins may bring different versions of any other library.
 */
final class PluginClassLoader extends URLClassLoader {
    private static final List<String> SHARED =
            List.of(
                    "io.warplab.api.",
                    "org.nd4j.",
                    "org.bytedeco.",
                    "org.hipparchus.",
                    "com.fasterxml.jackson.annotation.",
                    "org.slf4j.");

    private final ClassLoader host;

    PluginClassLoader(String name, URL[] urls, ClassLoader host) {
        super(name, urls, ClassLoader.getPlatformClassLoader());
        this.host = host;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        return shared(name) ? host.loadClass(name) : super.findClass(name);
    }

    private static boolean shared(String name) {
        return SHARED.stream().anyMatch(name::startsWith);
    }
}
