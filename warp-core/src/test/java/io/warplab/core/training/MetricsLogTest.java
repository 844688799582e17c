package io.warplab.core.training;

import static io.warplab.core.training.InterruptedTraining.killAt;
import static io.warplab.core.training.InterruptedTraining.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warplab.core.io.Json;
import io.warplab.core.training.InterruptedTraining.Killed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One line for each epoch, whatever happens between. */
class MetricsLogTest {
    @TempDir Path folder;

    @Test
    void metricsHaveEveryEpochOnceAfterAResume() throws IOException {
        Map<String, Object> settings =
                Map.of("epochs", 5, "validate-every", 2, "checkpoint-every", 2);
        Path metrics = folder.resolve("metrics.jsonl");
        assertThatThrownBy(
                        () ->
                                run(
                                        settings,
                                        Checkpoints.in(folder.resolve("checkpoints")),
                                        TrainingListener.all(
                                                new MetricsLog(metrics), killAt(4, 2))))
                .isInstanceOf(Killed.class);
        assertThat(Files.readAllLines(metrics)).hasSize(3);
        Files.writeString(metrics, "{\"epoch\":4,\"los", StandardOpenOption.APPEND);

        run(settings, Checkpoints.in(folder.resolve("checkpoints")), new MetricsLog(metrics));

        List<String> lines = Files.readAllLines(metrics);
        List<EpochRecord> records = new ArrayList<>();
        for (String line : lines) {
            records.add(Json.mapper().readValue(line, EpochRecord.class));
        }
        assertThat(records).extracting(EpochRecord::epoch).containsExactly(1, 2, 3, 4, 5);
        assertThat(records)
                .extracting(r -> Double.isNaN(r.validation()))
                .containsExactly(true, false, true, false, false);
        assertThat(lines.get(0)).contains("\"validation\":null").doesNotContain("NaN");
    }

    @Test
    void freshTrainingBeginsAFreshMetricsFile() throws IOException {
        Path metrics = Files.writeString(folder.resolve("metrics.jsonl"), "of another time\n");
        run(Map.of("epochs", 2), Checkpoints.none(), new MetricsLog(metrics));

        assertThat(Files.readAllLines(metrics)).hasSize(2).allMatch(l -> l.startsWith("{"));
    }
}
