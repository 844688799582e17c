package io.warplab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.warplab.cli.thirdparty.LineConfig;
import io.warplab.cli.thirdparty.LineFactory;
import io.warplab.cli.thirdparty.LinePlugin;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of somebody else's in a comparison. */
class ComparePluginTest {
    @TempDir private Path folder;

    private Path jar() throws IOException {
        ClassLoader loader = LinePlugin.class.getClassLoader();
        try {
            return PluginJar.write(
                    folder.resolve("lines.jar"),
                    LinePlugin.class,
                    LineFactory.class,
                    LineConfig.class,
                    loader.loadClass("io.warplab.cli.thirdparty.LineModel"));
        } catch (ClassNotFoundException e) {
            throw new IOException(e);
        }
    }

    private JsonNode compare(int code, String settings, String models) throws IOException {
        Path out = folder.resolve("out");
        Path file = Comparisons.file(folder, settings, "- run: pendulum.yaml", models);
        Cli.Outcome outcome = Cli.run("compare", file, "--plugins", jar(), "--out", out);
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(code);
        assertThat(outcome.out()).contains(code == 0 ? "report.html" : "failed: ");
        return new ObjectMapper().readTree(out.resolve("results.json").toFile());
    }

    @Test
    void aDeclaredSizeIsEnoughAndKeepsToItsSteps() throws IOException {
        // Steps of 6 give 60 parameters each: 780 is nearest, 3.7 % off.
        JsonNode line =
                compare(
                                0,
                                "seeds: [7]\nquick: true\nbudget: {parameters: 810}",
                                "- model: line\n- model: persistence")
                        .at("/tasks/0/models/0");
        assertThat(line.path("parameters").asInt()).isIn(780, 840);
        assertThat(line.at("/size/within-tolerance").asBoolean()).isTrue();
        assertThat(line.at("/size/changed/0").asText()).matches("width = (78|84)");
    }

    @Test
    void whatWholeStepsCannotReachIsTold() throws IOException {
        JsonNode results =
                compare(
                        0,
                        "seeds: [7]\nquick: true\nbudget: {parameters: 100}",
                        "- {model: line, heads: 7, width: 7}\n- model: persistence");
        JsonNode size = results.at("/tasks/0/models/0/size");
        assertThat(size.path("within-tolerance").asBoolean()).isFalse();
        assertThat(size.path("miss").asDouble()).isCloseTo(-0.3, within(1e-12));
        assertThat(results.path("quick").asBoolean()).isTrue();
    }

    @Test
    void aModelThatDropsAWindowFails() throws IOException {
        JsonNode results =
                compare(
                        1,
                        "budget: {epochs: 1}",
                        "- {model: line, drop: true}\n- model: ridge\n- model: persistence");
        assertThat(results.at("/tasks/0/models/0/failure").asText()).contains("returned");
        assertThat(results.at("/tasks/0/models/0/rank").asInt()).isEqualTo(3);
        assertThat(results.at("/tasks/0/models/1/mean").asDouble()).isPositive();
        assertThat(results.at("/tasks/0/pairs")).hasSize(1);
        assertThat(results.at("/ranking/over").asText()).isEqualTo("sequences");
        assertThat(results.at("/ranking/mean-ranks/line").asDouble()).isEqualTo(3);
    }
}
