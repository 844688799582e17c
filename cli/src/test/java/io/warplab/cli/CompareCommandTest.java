package io.warplab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.warplab.core.io.Npz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One comparison on two tasks of the measured pendulum, and everything that it leaves. */
class CompareCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BUDGET = 600;
    private static final List<String> MODELS = List.of("WARP", "GRU", "ridge", "persistence");

    @TempDir private static Path folder;
    private static Path out;
    private static Cli.Outcome outcome;
    private static JsonNode results;

    @BeforeAll
    static void compare() throws IOException {
        Path file =
                Comparisons.file(
                        folder,
                        """
                        name: two contexts
                        budget: {parameters: 600, epochs: 2}
                        search: {learning-rates: [1e-3, 1e-2], share: 0.5}
                        """,
                        """
                        - run: pendulum.yaml
                        - {name: short context, run: pendulum.yaml, task: {context: 30}}
                        """,
                        Comparisons.MODELS);
        out = folder.resolve("out");
        outcome = Cli.run("compare", file, "--out", out).ok();
        results = JSON.readTree(out.resolve("results.json").toFile());
    }

    @Test
    void everySizeableModelHasTheBudget() {
        for (JsonNode task : results.path("tasks")) {
            assertThat(task.path("models").findValuesAsText("name")).isEqualTo(MODELS);
            for (int k = 0; k < 2; k++) {
                JsonNode model = task.path("models").get(k);
                assertThat(model.path("parameters").asDouble())
                        .as("%s: %s", model.path("name"), model.path("size"))
                        .isCloseTo(BUDGET, withPercentage(5));
                assertThat(model.at("/size/sized").asBoolean()).isTrue();
                assertThat(model.at("/size/changed")).isNotEmpty();
            }
            assertThat(task.at("/models/2/size/sized").asBoolean()).isFalse();
            assertThat(task.at("/models/3/size/note").asText()).contains("no size");
        }
        assertThat(outcome.out().lines())
                .anyMatch(l -> l.matches("ridge +\\d+ +not sized .*"))
                .anyMatch(l -> l.matches("GRU +\\d+ +[+-]\\d\\.\\d % .*"));
    }

    @Test
    void everyIterativeModelHasTheSameSearchOnTheFirstSeed() {
        for (JsonNode task : results.path("tasks")) {
            for (int k = 0; k < 2; k++) {
                JsonNode rate = task.path("models").get(k).path("learning-rate");
                double best = Double.POSITIVE_INFINITY;
                double expected = 0;
                assertThat(rate.path("trials")).hasSize(2);
                for (JsonNode trial : rate.path("trials")) {
                    if (trial.path("validation").asDouble() < best) {
                        best = trial.path("validation").asDouble();
                        expected = trial.path("rate").asDouble();
                    }
                }
                assertThat(rate.path("chosen").asDouble()).isEqualTo(expected).isPositive();
            }
            assertThat(task.at("/models/3/learning-rate/chosen").isNull()).isTrue();
        }
        assertThat(outcome.err())
                .contains("search: GRU, learning rate 0.01: 1 epoch", "[3/12] WARP, seed 2");
    }

    @Test
    void everyWindowIsJudgedAndAligned() {
        for (String slug : List.of("small-pendulum", "short-context")) {
            Path task = out.resolve("tasks").resolve(slug);
            Map<String, INDArray> errors = Npz.read(task.resolve("sequence-errors.npz"));
            Map<String, INDArray> one = Npz.read(task.resolve("models/gru/seed-1/predictions.npz"));
            long windows = one.get("truth").size(0);
            assertThat(errors.get("ids")).isEqualTo(one.get("ids"));
            JsonNode node = results.path("tasks").get(slug.equals("short-context") ? 1 : 0);
            assertThat(node.path("test-sequences").asLong()).isEqualTo(windows);
            for (int k = 0; k < MODELS.size(); k++) {
                INDArray each = errors.get("error." + MODELS.get(k).toLowerCase());
                assertThat(each.shape()).containsExactly(3, windows);
                // All windows are of one length: the mean of their errors is the error of all.
                for (int s = 0; s < 3; s++) {
                    assertThat(each.getRow(s).meanNumber().doubleValue())
                            .isCloseTo(
                                    node.path("models").get(k).path("scores").get(s).asDouble(),
                                    within(1e-9));
                }
            }
        }
    }

    @Test
    void ranksAreOverTheTasks() {
        JsonNode ranking = results.path("ranking");
        assertThat(ranking.path("over").asText()).isEqualTo("tasks");
        assertThat(ranking.path("blocks").asInt()).isEqualTo(2);
        // Demsar's 2.569 sqrt(4 * 5 / (6 * 2)).
        assertThat(ranking.path("critical-difference").asDouble()).isCloseTo(3.317, within(2e-3));
        double sum = 0;
        for (String model : MODELS) {
            double mean = 0;
            for (JsonNode task : results.path("tasks")) {
                mean += task.path("models").get(MODELS.indexOf(model)).path("rank").asDouble() / 2;
            }
            assertThat(ranking.path("mean-ranks").path(model).asDouble()).isEqualTo(mean);
            sum += mean;
        }
        assertThat(sum).isEqualTo(10);
        assertThat(results.at("/tasks/0/pairs")).hasSize(6);
    }

    @Test
    void tablesAndPages() throws IOException {
        assertThat(outcome.out())
                .contains("All tasks:", " *", " +", "Mean ranks are over 2 tasks", "report.html");
        assertThat(Files.readAllLines(out.resolve("table.csv"))).hasSize(9);
        assertThat(Files.readString(out.resolve("table.tex")))
                .contains("\\toprule", "\\mathbf{", "\\underline{", "Mean rank");
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("tasks/short-context/report.html", "critical difference");
        assertThat(Files.readString(out.resolve("critical-difference.svg"))).startsWith("<svg");
        assertThat(out.resolve("tasks/short-context/report.html")).exists();
    }

    @Test
    void aTaskIsARunThatCanBeMadeAgain() throws IOException {
        Path task = out.resolve("tasks/small-pendulum");
        Path again = folder.resolve("again");
        Cli.run("run", task.resolve("config.yaml"), "--set", "seeds=[0]", "--out", again).ok();
        for (String model : List.of("warp", "gru")) {
            String weights = "models/" + model + "/seed-0/model.safetensors";
            assertThat(again.resolve(weights)).hasSameBinaryContentAs(task.resolve(weights));
        }
        Cli.run("evaluate", task, "--data", Cli.PENDULUM).ok();
    }

    @Test
    void resumingAFinishedComparisonTrainsNothing() {
        Cli.Outcome resumed = Cli.run("compare", "--resume", out).ok();
        assertThat(resumed.out()).isEqualTo(outcome.out());
        assertThat(resumed.err())
                .contains("[1/12] WARP, seed 0: trained already")
                .doesNotContain("search: ");
    }
}
