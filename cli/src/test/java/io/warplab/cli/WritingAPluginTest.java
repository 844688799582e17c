package io.warplab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
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
            import java.util.*;
            import java.util.stream.*;
            import org.hipparchus.CalculusFieldElement;
            import org.hipparchus.util.MathArrays;
            import org.nd4j.linalg.api.buffer.DataType;
            import org.nd4j.linalg.api.ndarray.INDArray;
            import org.nd4j.linalg.factory.Nd4j;
            import org.nd4j.linalg.indexing.*;
            """;

    private static final String TESTKIT = "import io.warplab.testkit.*;\n";

    /** As an author would write them. */
    private static final String TESTS =
            """
            class CoolingTest extends DynamicalSystemContract {
                protected DynamicalSystem system() { return new Cooling(); }
            }
            class CoolingCurveTest extends PriorContract<CoolingCurveFactory.Settings> {
                protected CoolingCurveFactory factory() { return new CoolingCurveFactory(); }
            }
            class ReadOutTest extends DecoderContract<ReadOutFactory.Settings> {
                protected ReadOutFactory factory() { return new ReadOutFactory(); }
            }
            class MeanTest extends BaselineContract<MeanFactory.Settings> {
                protected MeanFactory factory() { return new MeanFactory(); }
                protected boolean learns() { return false; }
                protected KnownInputUse knownInputs() { return KnownInputUse.IGNORED; }
                protected Set<Task.Kind> kinds() {
                    return EnumSet.of(Task.Kind.FORECAST, Task.Kind.RECONSTRUCTION);
                }
            }
            class CoolingDataTest extends DatasetContract<CoolingDataFactory.Settings> {
                protected CoolingDataFactory factory() { return new CoolingDataFactory(); }
                protected DynamicalSystem system(String name) { return new Cooling(); }
            }
            """;

    @TempDir private static Path folder;
    private static PluginProject project;
    private static Path jar;

    @BeforeAll
    static void build() throws IOException {
        Path source = folder.resolve("source");
        for (MatchResult shown : SHOWN.matcher(page()).results().toList()) {
            write(source.resolve("src/main/java"), shown.group(2), shown.group(1));
        }
        Path services =
                Files.createDirectories(source.resolve("src/main/resources/META-INF/services"));
        Files.writeString(
                services.resolve("io.warplab.api.spi.WarpPlugin"), "org.example.thermal.Thermal");
        for (String test : TESTS.split("(?=class )")) {
            write(source.resolve("src/test/java"), test.split(" ")[1], TESTKIT + test);
        }
        project = new PluginProject(source, folder.resolve("built"));
        jar = project.jar(folder.resolve("thermal.jar"));
    }

    private static String page() throws IOException {
        return Files.readString(Cli.EXAMPLES.resolve("../docs/writing-a-plugin.md"));
    }

    private static void write(Path folder, String type, String text) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(type + ".java"), HEADER + text);
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

    /** What it quotes of the platform's classes stands there. */
    @ParameterizedTest
    @ValueSource(strings = {"DecayRecurrence", "DecaySession"})
    void whatItQuotesIsSo(String type) throws IOException {
        Matcher quoted =
                Pattern.compile("```java\\n// " + type + ":.*\\n([^`]*)```").matcher(page());
        assertThat(quoted.find()).isTrue();
        assertThat(
                        Files.readString(
                                Cli.EXAMPLES.resolve(
                                        "../warp-core/src/main/java/io/warplab/core/recurrence/"
                                                + type
                                                + ".java")))
                .contains(quoted.group(1));
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
