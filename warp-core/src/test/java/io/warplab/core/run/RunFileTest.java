package io.warplab.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.warplab.core.config.ConfigBinder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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

    @Test
    void settingsGoThereAndBack() {
        RunFile run =
                of(
                        Map.of(
                                "name", "there",
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
