package io.warplab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system of a plug-in, by name: simulated, identified, and compared with the truth. */
class SimulationRunTest {
    @TempDir Path folder;

    @Test
    void identifiesWhatWasSimulated() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("convection.yaml"),
                        """
                        name: convection
                        data:
                          name: simulation
                          system: lorenz-63
                          train-size: 32
                          test-size: 16
                          steps: 120
                          duration: 1.2
                          jitter: 0.3
                          train-spread: 0.1
                          test-spread: 0.2
                        task: {kind: forecast, context: 60}
                        training: {epochs: 1, batch-size: 16}
                        models:
                          - name: WARP-Phys
                            model: warp
                            decoder:
                              name: physics
                              prior: {name: ode, system: lorenz-63}
                              parameters: [weak-form]
                        """);
        Path run = folder.resolve("run");
        Cli.run("run", file, "--out", run).ok();
        JsonNode results = new ObjectMapper().readTree(run.resolve("results.json").toFile());
        JsonNode identified = results.at("/models/0/seeds/0/identified");
        assertThat(identified).isNotEmpty();
        for (JsonNode parameter : identified) {
            assertThat(parameter.path("windows").asInt()).isEqualTo(16);
            assertThat(parameter.path("relative-error").asDouble(1))
                    .as(parameter.path("name").asText())
                    .isLessThan(0.02);
        }
    }

    @Test
    void aSystemThatIsNotThereIsAskedFor() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("wrong.yaml"),
                        """
                        data: {name: simulation, system: lorenz-36}
                        task: {kind: forecast, context: 10}
                        models: [{model: persistence}]
                        """);
        Cli.run("run", file, "--out", folder.resolve("run")).mistake("lorenz-63");
    }
}
