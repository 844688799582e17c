package io.warplab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailingModelTest {
    @TempDir private Path folder;

    @Test
    void theOthersGoOn() throws IOException {
        Path file =
                Cli.pendulum(
                        folder,
                        """
                        - name: WARP
                          model: warp
                          decoder: {name: mlp, width: 4}
                        - model: persistence
                        """);
        Path out = folder.resolve("out");
        Cli.Outcome outcome =
                Cli.run(
                        "run",
                        file,
                        "--out",
                        out,
                        "--set",
                        "training.optimizer={name: sgd, learning-rate: 1e30, clip-norm: 0}");
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.out().lines())
                .anyMatch(l -> l.matches("WARP +failed: .*"))
                .anyMatch(l -> l.matches("persistence +0 .*"));
        JsonNode results = new ObjectMapper().readTree(out.resolve("results.json").toFile());
        assertThat(results.at("/models/0/seeds/0/failure").asText()).contains("diverged");
        assertThat(results.at("/models/1/seeds/0/test/mse").asDouble()).isPositive();
        assertThat(out.resolve("report.html")).exists();
    }

    @Test
    void seedsGiveSpreads() throws IOException {
        Path file = Cli.pendulum(folder, "- {model: warp, decoder: {name: mlp, width: 4}}");
        Path out = folder.resolve("out");
        Cli.Outcome outcome =
                Cli.run(
                        "run",
                        file,
                        "--out",
                        out,
                        "--set",
                        "seeds=[1, 2]",
                        "--set",
                        "training.epochs=1");
        assertThat(outcome.ok().out().lines()).anyMatch(l -> l.matches("warp .* ± .*"));
        assertThat(out.resolve("models/warp/seed-2/model.safetensors")).exists();
    }
}
