package io.warplab.core.plugin;

import io.warplab.api.spi.WarpPlugin;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles sources and packs them into jars, as a plug-in author's build does. */
final class PluginJars {
    static final String SERVICE = "META-INF/services/" + WarpPlugin.class.getName();

    private final Path folder;
    private int builds;

    PluginJars(Path folder) {
        this.folder = folder;
    }

    /**
     * Compiles classes and packs them.
     *
     * @param sources source by qualified class name
     * @param provider class that the services entry names; null: no entry
     * @param classPath jars that the sources need besides the API
     */
    Path jar(String name, Map<String, String> sources, String provider, Path... classPath)
            throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes-" + builds++));
        compile(sources, classes, classPath);
        Path jar = folder.resolve(name);
        Files.createDirectories(jar.getParent());
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            for (Path path : all.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(path).toString().replace('\\', '/')));
                Files.copy(path, out);
                out.closeEntry();
            }
            if (provider != null) {
                out.putNextEntry(new JarEntry(SERVICE));
                out.write(provider.getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return jar;
    }

    private static void compile(Map<String, String> sources, Path classes, Path... classPath) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> files = new ArrayList<>();
        sources.forEach((name, text) -> files.add(new Source(name, text)));
        StringBuilder path = new StringBuilder(System.getProperty("java.class.path"));
        for (Path jar : classPath) {
            path.append(File.pathSeparator).append(jar);
        }
        StringWriter messages = new StringWriter();
        boolean done =
                compiler.getTask(
                                messages,
                                null,
                                null,
                                List.of(
                                        "-d",
                                        classes.toString(),
                                        "-classpath",
                                        path.toString(),
                                        "-proc:none"),
                                null,
                                files)
                        .call();
        if (!done) {
            throw new IllegalArgumentException(messages.toString());
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(
                    URI.create("string:///" + className.replace('.', '/') + ".java"),
                    JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
