package io.warplab.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warplab.api.error.WarpException;
import io.warplab.core.config.ConfigBinder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunFileTest {
    private static RunFile of(Map<String, Object> settings) {
        return new ConfigBinder().bind(RunFile.class, settings, "");
    }

    @Test
    void everyModelHasItsOwnFolder() {
        RunFile run =
                of(
                        Map.of(
                                "models",
                                List.of(
                                        Map.of("model", "warp", "name", "WARP-Phys (root)"),
                                        Map.of("model", "warp", "name", "WARP Phys root"),
                                        Map.of("model", "ridge"),
                                        Map.of("model", "warp", "name", "ω"))));
        assertThat(run.modelNames())
                .containsExactly("WARP-Phys (root)", "WARP Phys root", "ridge", "ω");
        assertThat(run.slugs())
                .containsExactly("warp-phys-root", "warp-phys-root-2", "ridge", "unnamed");
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "512k, 524288", "1.5m, 1572864", "8g, 8589934592", "2T, 2199023255552"})
    void memoryHasAUnit(String text, long bytes) {
        RunFile run = of(Map.of("engine", Map.of("memory", text)));
        assertThat(run.engine().memoryBytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "0g", "-1g", "8 gb", "much", "1e3m"})
    void memoryThatIsNoSizeIsRefused(String text) {
        assertThatThrownBy(() -> of(Map.of("engine", Map.of("memory", text))))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("engine.memory: expected a number above 0 with a unit")
                .hasMessageContaining("'" + text + "'");
    }

    @Test
    void settingsGoThereAndBack() {
        RunFile run =
                of(
                        Map.of(
                                "name", "there",
                                "engine", Map.of("memory", "2g"),
                                "seeds", List.of(3, 4),
                                "normalisation", "standard",
                                "task", Map.of("kind", "reconstruction"),
                                "training", Map.of("epochs", 7),
                                "data", Map.of("name", "sine"),
                                "models", List.of(Map.of("model", "ridge"))));
        String text = YamlText.write(run.settings());
        assertThat(of(YamlText.map(text, ""))).isEqualTo(run);
        assertThat(text).contains("kind: reconstruction", "normalisation: standard", "epochs: 7");
    }
}
