package io.warplab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.warplab.core.io.Npz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Classification from real files to the report: nine speakers, sequences of unequal length. */
class ClassificationRunTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SEQUENCES = 370;
    private static final int CLASSES = 9;

    @TempDir private static Path folder;
    private static Path data;
    private static Path run;
    private static Cli.Outcome outcome;

    @BeforeAll
    static void train() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        for (String part : new String[] {"TRAIN", "TEST"}) {
            String name = "JapaneseVowels_" + part + ".ts.gz";
            Files.copy(
                    Cli.EXAMPLES.resolve("data/JapaneseVowels").resolve(name), data.resolve(name));
        }
        Path file =
                Files.writeString(
                        folder.resolve("vowels.yaml"),
                        """
                        name: vowels
                        data: {name: uea, path: data}
                        task: {kind: classification}
                        normalisation: standard
                        training:
                          epochs: 8
                          batch-size: 32
                          optimizer: {learning-rate: 1e-2}
                        models:
                          - name: WARP
                            model: warp
                            decoder: {name: mlp, width: 8, hidden-layers: 1}
                        """);
        run = folder.resolve("run");
        outcome = Cli.run("run", file, "--out", run).ok();
    }

    private static Map<String, INDArray> predictions() {
        return Npz.read(run.resolve("models/warp/seed-0/predictions.npz"));
    }

    private static int predicted(INDArray scores, int n) {
        int best = 0;
        for (int c = 1; c < CLASSES; c++) {
            best = scores.getDouble(n, 0, c) > scores.getDouble(n, 0, best) ? c : best;
        }
        return best;
    }

    @Test
    void tellsMostSpeakersApart() throws IOException {
        assertThat(outcome.out()).contains("accuracy", "macro-F1", "cross-entropy [nats]");
        JsonNode results = JSON.readTree(run.resolve("results.json").toFile());
        JsonNode test = results.at("/models/0/seeds/0/test");
        // By chance one in nine.
        assertThat(test.path("accuracy").asDouble()).isGreaterThan(0.6);
        assertThat(test.path("macro-f1").asDouble()).isGreaterThan(0.6);
        assertThat(test.has("mse")).isFalse();
        // The file is sorted by speaker; each must be trained on and validated on.
        assertThat(results.at("/data/train").asInt()).isEqualTo(270 - 27);
        assertThat(results.at("/data/validation").asInt()).isEqualTo(27);
    }

    @Test
    void predictionsHoldScoresAndLabels() throws IOException {
        Map<String, INDArray> arrays = predictions();
        INDArray scores = arrays.get("mean");
        assertThat(scores.shape()).containsExactly(SEQUENCES, 1, CLASSES);
        assertThat(arrays).doesNotContainKey("truth");
        int right = 0;
        for (int n = 0; n < SEQUENCES; n++) {
            right += predicted(scores, n) == arrays.get("labels").getInt(n) ? 1 : 0;
        }
        JsonNode results = JSON.readTree(run.resolve("results.json").toFile());
        assertThat(results.at("/models/0/seeds/0/test/accuracy").asDouble())
                .isCloseTo((double) right / SEQUENCES, offset(1e-9));
    }

    @Test
    void theReportShowsWhichSpeakerWasTakenForWhich() throws IOException {
        String page = Files.readString(run.resolve("report.html"));
        assertThat(page).contains("Classes, true and predicted", "true \\ predicted");
        INDArray scores = predictions().get("mean");
        int rightOfFirst = 0;
        for (int n = 0; n < SEQUENCES; n++) {
            rightOfFirst +=
                    predictions().get("labels").getInt(n) == 0 && predicted(scores, n) == 0 ? 1 : 0;
        }
        assertThat(page.replaceAll("\\s*style=\"[^\"]*\"", ""))
                .containsPattern("<th scope=\"row\">1</th>\\s*<td>" + rightOfFirst + "</td>");
        assertThat(page).doesNotContain("NaN");
    }

    @Test
    void evaluatesAnotherFile() throws IOException {
        Path test = data.resolve("JapaneseVowels_TEST.ts.gz");
        JsonNode evaluated =
                JSON.readTree(Cli.run("evaluate", run, "--data", test, "--json").ok().out());
        JsonNode results = JSON.readTree(run.resolve("results.json").toFile());
        assertThat(evaluated.at("/models/0/accuracy").asDouble())
                .isCloseTo(results.at("/models/0/seeds/0/test/accuracy").asDouble(), offset(1e-9));
        Path other =
                Files.writeString(
                        folder.resolve("other.ts"), "@classLabel true a b\n@data\n1,2,3:a\n");
        Cli.run("evaluate", run, "--data", other).mistake("other.ts has 1 dimension");
    }

    @Test
    void classesThatTheModelDoesNotKnow() throws IOException {
        String row = "1,2:".repeat(12);
        Path eleven =
                Files.writeString(
                        folder.resolve("eleven.ts"),
                        "@classLabel true 1 2 3 4 5 6 7 8 9 10 11\n@data\n" + row + "11\n");
        Cli.run("evaluate", run, "--data", eleven)
                .mistake("line 3: class '11' is none of the training file's");
        Path away = folder.resolve("away");
        Files.move(data, away);
        try {
            Cli.run("evaluate", run, "--data", eleven).mistake("know 9 classes", "has 11");
        } finally {
            Files.move(away, data);
        }
    }
}
