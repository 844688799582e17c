package io.warplab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The classes that docs/writing-a-plugin.md shows, taken from it: they do what it says. */
class WritingAPluginTest {
    private static final Pattern SHOWN =
            Pattern.compile("```java\\n(public final class (\\w+) .*?)```", Pattern.DOTALL);

    private static final String HEADER =
            """
            package org.example.thermal;
            import io.warplab.api.config.*;
            import io.warplab.api.data.*;
            import io.warplab.api.decoder.*;
            import io.warplab.api.error.*;
            import io.warplab.api.lanes.*;
            import io.warplab.api.model.*;
            import io.warplab.api.parameters.*;
            import io.warplab.api.physics.*;
            import io.warplab.api.spi.*;
            import io.warplab.testkit.*;
            import java.util.*;
            import java.util.stream.*;
            import org.hipparchus.CalculusFieldElement;
            import org.hipparchus.util.MathArrays;
            import org.nd4j.linalg.api.buffer.DataType;
            import org.nd4j.linalg.api.ndarray.INDArray;
            import org.nd4j.linalg.factory.Nd4j;
            import org.nd4j.linalg.indexing.*;
            """;

    /** What tests alone may see. */
    private static final String TESTKIT = "import io.warplab.testkit.*;\n";

    @TempDir private static Path folder;
    private static PluginProject project;
    private static Path jar;

    @BeforeAll
    static void build() throws IOException {
        Path source = folder.resolve("source");
        Path main = Files.createDirectories(source.resolve("src/main/java"));
        String page = Files.readString(Cli.EXAMPLES.resolve("../docs/writing-a-plugin.md"));
        for (MatchResult shown : SHOWN.matcher(page).results().toList()) {
            write(main, shown.group(2), shown.group(1));
        }
        Path services =
                Files.createDirectories(source.resolve("src/main/resources/META-INF/services"));
        Files.writeString(
                services.resolve("io.warplab.api.spi.WarpPlugin"), "org.example.thermal.Thermal");

        Path test = Files.createDirectories(source.resolve("src/test/java"));
        write(test, "CoolingTest", contract("DynamicalSystem", "", "DynamicalSystem system", ""));
        write(test, "CoolingCurveTest", factory("Prior", "CoolingCurve", ""));
        write(test, "ReadOutTest", factory("Decoder", "ReadOut", ""));
        write(
                test,
                "MeanTest",
                factory(
                        "Baseline",
                        "Mean",
                        """
                        protected boolean learns() { return false; }
                        protected Set<Task.Kind> kinds() {
                            return EnumSet.of(Task.Kind.FORECAST, Task.Kind.RECONSTRUCTION);
                        }
                        """));
        write(test, "CoolingDataTest", factory("Component", "CoolingData", ""));
        project = new PluginProject(source, folder.resolve("built"));
        jar = project.jar(folder.resolve("thermal.jar"));
    }

    private static String factory(String kind, String component, String more) {
        return contract(
                        kind,
                        "<" + component + "Factory.Settings>",
                        kind + "Factory<" + component + "Factory.Settings> factory",
                        more)
                .replace("new Cooling()", "new " + component + "Factory()")
                .replace("class CoolingTest", "class " + component + "Test");
    }

    private static String contract(String kind, String config, String method, String more) {
        return """
        class CoolingTest extends %sContract%s {
            protected %s() { return new Cooling(); }
            %s
        }
        """
                .formatted(kind, config, method, more);
    }

    private static void write(Path folder, String type, String source) throws IOException {
        String header = folder.endsWith("src/main/java") ? HEADER.replace(TESTKIT, "") : HEADER;
        Files.writeString(folder.resolve(type + ".java"), header + source);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CoolingTest",
                "CoolingCurveTest",
                "ReadOutTest",
                "MeanTest",
                "CoolingDataTest"
            })
    void whatItShowsKeepsItsContract(String test) throws IOException, ReflectiveOperationException {
        assertThat(project.failures("org.example.thermal." + test)).isEmpty();
    }

    @Test
    void whatItShowsRunsTogether() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("run.yaml"),
                        """
                        name: thermal
                        data: {name: cooling}
                        task: {kind: forecast, context: 20}
                        training: {epochs: 1}
                        models:
                          - {model: mean}
                          - {model: warp, decoder: {name: read-out}}
                          - name: curve
                            model: warp
                            decoder: {name: physics, prior: {name: cooling-curve}}
                          - name: equation
                            model: warp
                            decoder:
                              name: physics
                              prior: {name: ode, system: cooling}
                              parameters: [weak-form]
                        """);
        Path run = folder.resolve("run");
        assertThat(Cli.run("run", file, "--plugins", jar, "--out", run).ok().out())
                .contains("mean", "warp", "curve", "equation", "excess", "1/s");
    }
}
