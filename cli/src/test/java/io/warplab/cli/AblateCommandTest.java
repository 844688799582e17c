package io.warplab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One ablation on the measured pendulum, and what can go wrong with others. */
class AblateCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> VARIANTS =
            List.of(
                    "prior on",
                    "prior off",
                    "frozen at defaults",
                    "without gravity",
                    "without damping");

    private static final String PLAIN =
            """
            - name: WARP
              model: warp
              decoder: {name: mlp, width: 5, output: tanh}
            """;

    @TempDir private static Path folder;
    private static Path out;
    private static Cli.Outcome outcome;
    private static JsonNode results;

    @BeforeAll
    static void ablate() throws IOException {
        Path file = Cli.pendulum(folder, Cli.PHYSICS + PLAIN);
        out = folder.resolve("an ablation");
        outcome = Cli.run("ablate", file, "--sizes", "2,9", "--seeds", "4,5", "--out", out).ok();
        results = JSON.readTree(out.resolve("results.json").toFile());
    }

    @Test
    void everyVariantHasARowAndEverySizeAColumn() {
        assertThat(outcome.out().lines().findFirst().orElseThrow())
                .contains(
                        "error [2 sequences]",
                        "error [9 sequences]",
                        "error [last tenth]",
                        "valid for [s]");
        for (String variant : VARIANTS) {
            assertThat(outcome.out().lines()).anyMatch(l -> l.startsWith(variant + " "));
        }
        assertThat(outcome.out()).contains("- With 9 sequences, prior off errs ", "Report: " + out);
        assertThat(outcome.err())
                .contains("== 2 sequences, seed 4 (1 of 4)", "[5/5] without damping")
                .contains("prior off: the run file's own model 'WARP'");
    }

    @Test
    void theFolderHoldsEverything() throws IOException {
        assertThat(Files.readAllLines(out.resolve("table.csv"))).hasSize(1 + 5 * 2 * 2);
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("Error against data", "frozen at defaults", "prior off errs");
        Path stage = out.resolve("sequences-2/seed-5");
        assertThat(stage).isDirectoryContaining("glob:**report.html");
        assertThat(stage.resolve("models/without-damping/seed-5/model.safetensors")).exists();
        assertThat(results.at("/sizes")).map(JsonNode::asInt).containsExactly(2, 9);
        assertThat(results.at("/findings").size()).isGreaterThanOrEqualTo(5);
    }

    @Test
    void physicsHelpsAndItsTermsCount() {
        double on = error("prior on", 1);
        assertThat(on).isBetween(1e-6, 0.5);
        assertThat(error("without gravity", 1)).isGreaterThan(2 * on);
        assertThat(error("frozen at defaults", 1)).isGreaterThan(1.2 * on);
        assertThat(error("prior off", 0)).isGreaterThan(2 * on);
        for (JsonNode variant : results.path("variants")) {
            JsonNode training = variant.at("/sizes/1/seeds/0");
            assertThat(training.path("error-late").asDouble()).isPositive();
            assertThat(training.path("failure").isMissingNode()).isTrue();
        }
    }

    private static double error(String variant, int size) {
        for (JsonNode each : results.path("variants")) {
            if (each.path("name").asText().equals(variant)) {
                return each.at("/sizes/" + size + "/error").asDouble();
            }
        }
        throw new AssertionError("no variant " + variant);
    }

    /** The error of the table is made of the errors per channel of the run. */
    @Test
    void theErrorIsRelativeToTheSpreadOfTheTruth() throws IOException {
        JsonNode on = results.at("/variants/0/sizes/0/seeds/0");
        double angle = on.at("/channels/angle_rad/rmse").asDouble();
        double rate = on.at("/channels/angular_velocity_rad_per_s/rmse").asDouble();
        JsonNode off = results.at("/variants/1/sizes/0/seeds/0");
        double otherAngle = off.at("/channels/angle_rad/rmse").asDouble();
        double otherRate = off.at("/channels/angular_velocity_rad_per_s/rmse").asDouble();
        // Two equations for the two standard deviations, which must come out the same for all.
        double e = 2 * Math.pow(on.path("error").asDouble(), 2);
        double f = 2 * Math.pow(off.path("error").asDouble(), 2);
        double determinant =
                angle * angle * otherRate * otherRate - rate * rate * otherAngle * otherAngle;
        double inverseAngle = (e * otherRate * otherRate - f * rate * rate) / determinant;
        double inverseRate = (f * angle * angle - e * otherAngle * otherAngle) / determinant;
        JsonNode frozen = results.at("/variants/2/sizes/0/seeds/0");
        double a = frozen.at("/channels/angle_rad/rmse").asDouble();
        double r = frozen.at("/channels/angular_velocity_rad_per_s/rmse").asDouble();
        double expected = Math.sqrt((a * a * inverseAngle + r * r * inverseRate) / 2);
        assertThat(frozen.path("error").asDouble()).isCloseTo(expected, withPercentage(1));
    }

    @Test
    void resumesWhereItStopped() throws IOException {
        Path begun = folder.resolve("begun");
        copy(out, begun);
        // As if it had been killed within the third stage.
        Path stage = begun.resolve("sequences-9/seed-4");
        Files.delete(stage.resolve("models/without-damping/seed-4/training.json"));
        Files.delete(begun.resolve("results.json"));
        Cli.Outcome resumed = Cli.run("ablate", "--resume", begun).ok();
        assertThat(resumed.err())
                .contains("[1/5] prior on: trained already")
                .contains("[5/5] without damping: ");
        List<String> expected = new ArrayList<>(outcome.out().lines().toList());
        List<String> came = new ArrayList<>(resumed.out().lines().toList());
        assertThat(came.subList(0, came.size() - 1))
                .isEqualTo(expected.subList(0, expected.size() - 1));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each)));
            }
        }
    }

    @Test
    void mistakes() throws IOException {
        Path plain = Cli.pendulum(Files.createDirectory(folder.resolve("plain")), PLAIN);
        Cli.run("ablate", plain).mistake("None of the models has a physical prior: WARP");
        Cli.run("ablate", plain, "--resume", out).mistake("either a run file or --resume");
        Cli.run("ablate", "--resume", folder).mistake("Expected the folder of an ablation");
        Cli.run("ablate", "--resume", out, "--sizes", "3").mistake("without --out");
        Path physics = Cli.pendulum(Files.createDirectory(folder.resolve("physics")), Cli.PHYSICS);
        Cli.run("ablate", physics, "--sizes", "0,3").mistake("at least 1 each");
        Cli.run("ablate", physics, "--out", out).mistake("is not empty");
        Cli.run("ablate", physics, "--set", "models.0.decoder.fixed={dampin: 1}")
                .mistake("no such parameter. Did you mean damping?");
    }

    @Test
    void whatFailsIsShownAsFailed() throws IOException {
        Path file = Cli.pendulum(Files.createDirectory(folder.resolve("failing")), Cli.PHYSICS);
        Path failed = folder.resolve("failed");
        Cli.Outcome all =
                Cli.run(
                        "ablate",
                        file,
                        "--sizes",
                        "3",
                        "--out",
                        failed,
                        "--set",
                        "training.optimizer={name: sgd, learning-rate: 1e30, clip-norm: 0}");
        assertThat(all.code()).as(all.err()).isEqualTo(1);
        assertThat(all.out().lines())
                .anyMatch(l -> l.matches("prior off +failed: with 3 sequences, seed 0: .*"));
        assertThat(all.out()).contains("cannot be compared", "failed in 1 of 1 trainings");
        assertThat(failed.resolve("report.html")).exists();
        assertThat(Files.readString(failed.resolve("table.csv"))).contains("diverged");
    }
}
