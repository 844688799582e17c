package io.warplab.cli;

import io.warplab.api.spi.WarpPlugin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Packs test classes into a jar that the program has never heard of. */
final class PluginJar {
    private PluginJar() {}

    /**
     * @param types the plug-in first, then what it needs
     */
    static Path write(Path jar, Class<?>... types) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Class<?> type : types) {
                String name = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(name));
                try (InputStream bytes = type.getClassLoader().getResourceAsStream(name)) {
                    bytes.transferTo(out);
                }
            }
            out.putNextEntry(new JarEntry("META-INF/services/" + WarpPlugin.class.getName()));
            out.write(types[0].getName().getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }
}
