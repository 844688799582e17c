package io.warplab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.warplab.core.io.Npz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One run on the measured pendulum, then everything that can be done with it. */
class RunCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private static Path folder;
    private static Path run;
    private static Cli.Outcome outcome;

    @BeforeAll
    static void train() throws IOException {
        Path file = Cli.pendulum(folder, Cli.PHYSICS + Cli.BASELINES);
        run = folder.resolve("a run");
        outcome = Cli.run("run", file, "--out", run).ok();
    }

    @Test
    void comparesTheModels() {
        assertThat(outcome.out())
                .contains("RMSE angle_rad [rad]", "RMSE angular_velocity_rad_per_s [rad/s]")
                .contains("valid for [s]", "omega0-squared", "report.html");
        assertThat(outcome.out().lines())
                .anyMatch(l -> l.startsWith("WARP-Phys "))
                .anyMatch(l -> l.startsWith("ridge "))
                .anyMatch(l -> l.startsWith("persistence "));
        assertThat(outcome.err()).contains("[1/3] WARP-Phys: 2 epochs", "[3/3] persistence");
    }

    @Test
    void leavesItsFolder() throws IOException {
        Path model = run.resolve("models/warp-phys/seed-0");
        assertThat(run)
                .isDirectoryContaining("glob:**config.yaml")
                .isDirectoryContaining("glob:**environment.json")
                .isDirectoryContaining("glob:**report.html");
        assertThat(model)
                .isDirectoryContaining("glob:**model.safetensors")
                .isDirectoryContaining("glob:**training.json")
                .isDirectoryContaining("glob:**checkpoints");
        assertThat(Files.readAllLines(model.resolve("metrics.jsonl"))).hasSize(2);
        JsonNode results = JSON.readTree(run.resolve("results.json").toFile());
        assertThat(results.path("models")).hasSize(3);
        for (JsonNode each : results.path("models")) {
            assertThat(each.at("/seeds/0/test/channels/angle_rad/rmse").asDouble()).isPositive();
        }
        assertThat(Files.readString(run.resolve("report.html"))).contains("WARP-Phys", "rad/s");
    }

    @Test
    void predictionsAreInRawUnits() {
        Map<String, INDArray> arrays =
                Npz.read(run.resolve("models/persistence/seed-0/predictions.npz"));
        INDArray truth = arrays.get("truth");
        INDArray mean = arrays.get("mean");
        assertThat(mean.shape()).isEqualTo(truth.shape());
        assertThat(truth.size(1)).isEqualTo(120);
        // Persistence repeats the last value of the context.
        for (int n = 0; n < truth.size(0); n++) {
            assertThat(mean.getDouble(n, 119, 1))
                    .isCloseTo(truth.getDouble(n, 59, 1), offset(1e-9));
        }
    }

    @Test
    void theResolvedConfigurationGivesTheSameRun() throws IOException {
        Path again = folder.resolve("again");
        Cli.run("run", run.resolve("config.yaml"), "--out", again).ok();
        String weights = "models/warp-phys/seed-0/model.safetensors";
        assertThat(again.resolve(weights)).hasSameBinaryContentAs(run.resolve(weights));
        assertThat(again.resolve("config.yaml"))
                .hasSameTextualContentAs(run.resolve("config.yaml"));
    }

    @Test
    void resumingAFinishedRunTrainsNothing() throws IOException {
        Path metrics = run.resolve("models/warp-phys/seed-0/metrics.jsonl");
        String before = Files.readString(metrics);
        Cli.Outcome resumed = Cli.run("run", "--resume", run).ok();
        assertThat(resumed.err()).contains("[1/3] WARP-Phys: trained already");
        assertThat(resumed.out()).isEqualTo(outcome.out());
        assertThat(metrics).hasContent(before);
    }

    @Test
    void evaluatesOnAnotherFile() throws IOException {
        Path part = head(1000);
        Path predictions = folder.resolve("predictions.npz");
        Cli.Outcome evaluated =
                Cli.run("evaluate", run, "--data", part, "--out", predictions, "--json").ok();
        JsonNode tree = JSON.readTree(evaluated.out());
        int windows = tree.path("windows").asInt();
        assertThat(windows).isEqualTo(8);
        assertThat(tree.path("models").findValuesAsText("name"))
                .containsExactly("WARP-Phys", "ridge", "persistence");
        Map<String, INDArray> arrays = Npz.read(predictions);
        for (JsonNode model : tree.path("models")) {
            INDArray mean = arrays.get("mean." + model.path("name").asText());
            double squares = 0;
            String[] names = {"angle_rad", "angular_velocity_rad_per_s"};
            for (int c = 0; c < 2; c++) {
                double rmse = rmse(mean, arrays.get("truth"), c);
                assertThat(model.at("/channels/" + names[c] + "/rmse").asDouble())
                        .isCloseTo(rmse, withPercentage(1e-6));
                assertThat(model.at("/channels/" + names[c] + "/mae").asDouble())
                        .isPositive()
                        .isLessThanOrEqualTo(rmse);
                squares += rmse * rmse / 2;
            }
            assertThat(model.path("mse").asDouble()).isCloseTo(squares, withPercentage(1e-6));
            assertThat(model.path("parameters").isIntegralNumber()).isTrue();
        }
        assertThat(Cli.run("evaluate", run, "--data", part).ok().out())
                .contains("8 windows", "RMSE angle_rad [rad]", "Predictions: " + run);
    }

    /** Over the steps after the context of 60. */
    private static double rmse(INDArray mean, INDArray truth, int channel) {
        double sum = 0;
        int count = 0;
        for (int n = 0; n < truth.size(0); n++) {
            for (int t = 60; t < truth.size(1); t++) {
                double e = mean.getDouble(n, t, channel) - truth.getDouble(n, t, channel);
                sum += e * e;
                count++;
            }
        }
        return Math.sqrt(sum / count);
    }

    @Test
    void theRunsOwnRowsGiveTheRunsOwnErrors() throws IOException {
        // The last 20 % of the recording, as a file of its own, is what the run was tested on.
        List<String> lines = Files.readAllLines(Cli.PENDULUM);
        int header = (int) lines.stream().takeWhile(l -> l.startsWith("#")).count();
        int rows = lines.size() - header - 1;
        int first = header + 1 + (int) (0.8 * rows);
        List<String> kept = new ArrayList<>(lines.subList(0, header + 1));
        kept.addAll(lines.subList(first, lines.size()));
        Path test = Files.write(folder.resolve("test part.csv"), kept);
        JsonNode evaluated =
                JSON.readTree(Cli.run("evaluate", run, "--data", test, "--json").out());
        JsonNode trained = JSON.readTree(run.resolve("results.json").toFile());
        for (int m = 0; m < 3; m++) {
            String rmse = "/channels/angle_rad/rmse";
            assertThat(evaluated.at("/models/" + m + rmse).asDouble())
                    .isCloseTo(
                            trained.at("/models/" + m + "/seeds/0/test" + rmse).asDouble(),
                            withPercentage(1e-3));
        }
    }

    @Test
    void identifiesThePendulum() throws IOException {
        JsonNode tree =
                JSON.readTree(
                        Cli.run("identify", run, "--data", Cli.PENDULUM, "--json").ok().out());
        JsonNode omega = tree.at("/parameters/0");
        assertThat(omega.path("name").asText()).isEqualTo("omega0-squared");
        assertThat(omega.path("unit").asText()).isEqualTo("1/s^2");
        // g/l of this pendulum; two epochs only.
        assertThat(omega.path("median").asDouble()).isBetween(60.0, 68.0);
        assertThat(omega.path("spread").asDouble()).isNotNegative();
        assertThat(omega.has("model")).isFalse();
        assertThat(Cli.run("identify", run, "--data", Cli.PENDULUM, "--windows").ok().out())
                .contains("omega0-squared", "1/s^2", "window by window");
    }

    @Test
    void mistakesWithSavedRuns() throws IOException {
        Cli.run("identify", run, "--data", Cli.PENDULUM, "--model", "ridge")
                .mistake("None of the models has physical parameters");
        Cli.run("evaluate", run, "--data", Cli.PENDULUM, "--model", "WARP")
                .mistake("The run has no model 'WARP'");
        Cli.run("evaluate", run, "--data", folder.resolve("none.csv")).mistake("none.csv");
        Cli.run("evaluate", folder, "--data", Cli.PENDULUM).mistake("Expected the folder of a run");
        Cli.run("evaluate", run, "--data", head(100)).mistake("window");
        Path other = Files.writeString(folder.resolve("other.csv"), "time_s,angle_rad\n0,1\n");
        Cli.run("evaluate", run, "--data", other).mistake("angular_velocity_rad_per_s");
    }

    /** The first rows of the recording as a file of their own. */
    private static Path head(int rows) throws IOException {
        List<String> lines = Files.readAllLines(Cli.PENDULUM);
        return Files.write(folder.resolve("head-" + rows + ".csv"), lines.subList(0, rows));
    }
}
