package io.warplab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.warplab.core.comparison.Comparison;
import io.warplab.core.comparison.ComparisonExecutor;
import io.warplab.core.comparison.ComparisonFolder;
import io.warplab.core.comparison.ComparisonListener;
import io.warplab.core.comparison.ComparisonReader;
import io.warplab.core.comparison.ComparisonTask;
import io.warplab.core.plugin.PlatformModule;
import io.warplab.core.plugin.PluginRegistry;
import io.warplab.core.run.RunListener;
import io.warplab.core.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparisons that were killed, that fail, and that are timed. */
class CompareResumeTest {
    private static final String SETTINGS =
            """
            budget: {parameters: 400, epochs: 3}
            search: {learning-rates: [1e-3, 1e-2], share: 0.7}
            """;

    private static final String MODELS =
            """
            - {name: WARP, model: warp, decoder: {name: mlp, output: tanh}}
            - model: persistence
            """;

    @TempDir private Path folder;

    /** Stands for a killed process: nothing catches it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Dies in the second epoch of a training. */
    private static TrainingListener killer(boolean armed) {
        return new TrainingListener() {
            @Override
            public void batchDone(int epoch, int batch, double loss, int samples) {
                if (armed && epoch == 2) {
                    throw new Killed();
                }
            }
        };
    }

    private void kill(Path file, Path out, double rate, long seed) {
        PluginRegistry registry = PlatformModule.compose(List.of());
        Comparison comparison = new ComparisonReader(registry).read(file, List.of());
        ComparisonListener listener =
                new ComparisonListener() {
                    @Override
                    public TrainingListener searching(String model, double tried) {
                        return killer(tried == rate);
                    }

                    @Override
                    public RunListener running(ComparisonTask task) {
                        return new RunListener() {
                            @Override
                            public TrainingListener training(String model, long trained) {
                                return killer(trained == seed);
                            }
                        };
                    }
                };
        assertThatThrownBy(
                        () ->
                                new ComparisonExecutor(registry)
                                        .execute(
                                                comparison,
                                                new ComparisonFolder(out),
                                                "a test",
                                                listener))
                .isInstanceOf(Killed.class);
    }

    private static JsonNode results(Path out) throws IOException {
        return new ObjectMapper().readTree(out.resolve("results.json").toFile());
    }

    @Test
    void goesOnBitForBit() throws IOException {
        Path file = Comparisons.file(folder, SETTINGS, "- run: pendulum.yaml", MODELS);
        Path unbroken = folder.resolve("unbroken");
        Cli.run("compare", file, "--out", unbroken).ok();
        Path killed = folder.resolve("killed");
        kill(file, killed, 1e-2, -1);
        kill(file, killed, -1, 1);
        Cli.Outcome resumed = Cli.run("compare", "--resume", killed).ok();
        assertThat(resumed.err())
                .doesNotContain("search: ")
                .contains("[1/6] WARP, seed 0: trained already")
                .contains("[2/6] WARP, seed 1: 3 epochs, 1 done before")
                .contains("[3/6] WARP, seed 2: 3 epochs");
        for (String pointer :
                List.of(
                        "/tasks/0/models/0/scores",
                        "/tasks/0/models/0/learning-rate",
                        "/ranking")) {
            assertThat(results(killed).at(pointer)).isEqualTo(results(unbroken).at(pointer));
        }
    }

    @Test
    void aModelThatDivergesIsShownAsFailed() throws IOException {
        Path file =
                Comparisons.file(
                        folder,
                        """
                        budget: {epochs: 1}
                        training: {optimizer: {name: sgd, clip-norm: 0}}
                        search: {learning-rates: [1e30, 1e31], share: 1}
                        """,
                        "- run: pendulum.yaml",
                        MODELS + "- model: ridge\n");
        Path out = folder.resolve("out");
        Cli.Outcome outcome = Cli.run("compare", file, "--out", out);
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.out().lines()).anyMatch(l -> l.matches("WARP .*failed: .*diverged.*"));
        assertThat(outcome.err()).contains("no rate of the search came to an end");
        JsonNode warp = results(out).at("/tasks/0/models/0");
        assertThat(warp.at("/learning-rate/trials/0/validation").isNull()).isTrue();
        assertThat(warp.path("failure").asText()).contains("diverged");
        assertThat(warp.has("mean")).isFalse();
        assertThat(out.resolve("report.html")).content().contains("failed", "diverged");
        assertThat(out.resolve("table.tex")).content().contains("& failed &");
    }

    @Test
    void equalSeconds() throws IOException {
        Path file =
                Comparisons.file(
                        folder,
                        """
                        seeds: [4]
                        quick: true
                        budget: {seconds: 0.4}
                        search: {learning-rates: []}
                        """,
                        "- run: pendulum.yaml",
                        MODELS);
        Path out = folder.resolve("out");
        Cli.Outcome outcome = Cli.run("compare", file, "--out", out).ok();
        assertThat(outcome.err()).contains("WARP: 0.4 s", "a quick look");
        JsonNode warp = results(out).at("/tasks/0/models/0");
        assertThat(warp.path("seconds").asDouble()).isGreaterThanOrEqualTo(0.4);
        assertThat(warp.path("epochs").asDouble()).isBetween(1.0, 1e5);
        assertThat(warp.at("/learning-rate/chosen").asDouble()).isEqualTo(3e-3);
        assertThat(results(out).at("/tasks/0/models/0/standard-deviation").isNull()).isTrue();
    }
}
