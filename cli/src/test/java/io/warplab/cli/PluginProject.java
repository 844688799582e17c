package io.warplab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.warplab.api.spi.WarpPlugin;
import io.warplab.testkit.DynamicalSystemContract;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.hipparchus.CalculusFieldElement;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A plug-in's Maven project, built as Maven would build it but without its repository: against the
 * API and the test kit of this build, and nothing else of the platform.
 */
final class PluginProject {
    private final Path source;
    private final Path classes;
    private final Path testClasses;

    /** Compiles main and test sources into folders below {@code output}. */
    PluginProject(Path source, Path output) throws IOException {
        this.source = source;
        classes = Files.createDirectories(output.resolve("classes"));
        testClasses = Files.createDirectories(output.resolve("test-classes"));
        String provided = path(WarpPlugin.class, CalculusFieldElement.class, INDArray.class);
        compile(source.resolve("src/main/java"), provided, classes);
        compile(
                source.resolve("src/test/java"),
                String.join(
                        File.pathSeparator,
                        classes.toString(),
                        provided,
                        path(DynamicalSystemContract.class, Test.class)),
                testClasses);
    }

    /** Runs a test class as surefire would; what failed of it, by the test's name. */
    Map<String, String> failures(String type) throws IOException, ReflectiveOperationException {
        Map<String, String> failures = new TreeMap<>();
        try (URLClassLoader loader =
                new URLClassLoader(
                        new URL[] {testClasses.toUri().toURL(), classes.toUri().toURL()},
                        PluginProject.class.getClassLoader())) {
            Events tests =
                    EngineTestKit.engine("junit-jupiter")
                            .selectors(selectClass(loader.loadClass(type)))
                            .execute()
                            .testEvents();
            assertThat(tests.succeeded().count()).as("tests of " + type).isPositive();
            tests.failed().stream()
                    .forEach(e -> failures.put(e.getTestDescriptor().getDisplayName(), why(e)));
        }
        return failures;
    }

    private static String why(Event failed) {
        return failed.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .map(Throwable::toString)
                .orElse("");
    }

    /** Packs the main classes and resources. */
    Path jar(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file))) {
            for (Path root : List.of(classes, source.resolve("src/main/resources"))) {
                for (Path entry : files(root)) {
                    out.putNextEntry(
                            new JarEntry(
                                    root.relativize(entry)
                                            .toString()
                                            .replace(File.separator, "/")));
                    Files.copy(entry, out);
                }
            }
        }
        return file;
    }

    /** All files below a folder, in order. */
    static List<Path> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void compile(Path sources, String classPath, Path into) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled =
                    compiler.getTask(
                                    messages,
                                    manager,
                                    null,
                                    List.of(
                                            "--release",
                                            "17",
                                            "-encoding",
                                            "UTF-8",
                                            "-Xlint:all,-processing,-classfile,-path",
                                            "-Werror",
                                            "-proc:none",
                                            "-d",
                                            into.toString(),
                                            "-cp",
                                            classPath),
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files(sources)))
                            .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
    }

    /** The jars or folders that these classes come from. */
    private static String path(Class<?>... types) {
        return Stream.of(types)
                .map(PluginProject::location)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new UncheckedIOException(new IOException(type.getName(), e));
        }
    }
}
