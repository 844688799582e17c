package io.warplab.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.warplab.api.error.Problems;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverridesTest {
    private final Problems problems = new Problems();

    private static Map<String, Object> settings() {
        return YamlText.map(
                """
                training: {epochs: 20, optimizer: {learning-rate: 3e-3}}
                models:
                  - {model: warp, decoder: {width: 24}}
                  - {model: ridge}
                """,
                "test");
    }

    @Test
    void valuesAreReadAsYaml() {
        Map<String, Object> settings = settings();
        Overrides.apply(
                settings,
                List.of(
                        "training.epochs=2",
                        "training.optimizer.learning-rate=1e-4",
                        "models.0.decoder.width=8",
                        "models[1].lags=[1, 2]",
                        "name=a=b",
                        "task.kind=forecast"),
                problems);
        assertThat(problems.messages()).isEmpty();
        assertThat(settings)
                .isEqualTo(
                        Map.of(
                                "training",
                                Map.of("epochs", 2, "optimizer", Map.of("learning-rate", 1e-4)),
                                "models",
                                List.of(
                                        Map.of("model", "warp", "decoder", Map.of("width", 8)),
                                        Map.of("model", "ridge", "lags", List.of(1, 2))),
                                "name",
                                "a=b",
                                "task",
                                Map.of("kind", "forecast")));
    }

    @Test
    void aListGrowsByOne() {
        Map<String, Object> settings = settings();
        Overrides.apply(settings, List.of("models.2.model=persistence"), problems);
        assertThat(problems.messages()).isEmpty();
        assertThat((List<?>) settings.get("models"))
                .last()
                .isEqualTo(Map.of("model", "persistence"));
    }

    @Test
    void everyMistakeIsTold() {
        Overrides.apply(
                settings(),
                List.of("epochs", "models.5.model=x", "training.epochs.more=1", "a..b=1", "=1"),
                problems);
        assertThat(problems.messages())
                .containsExactly(
                        "--set epochs: expected key=value, such as training.epochs=10",
                        "--set models.5.model: models has items 0 to 1, there is no '5'",
                        "--set training.epochs.more: training.epochs is 20, which has nothing inside",
                        "--set a..b: expected names between the dots",
                        "--set =1: expected key=value, such as training.epochs=10");
    }

    @Test
    void settingsLaidOverOthers() {
        Map<String, Object> below = settings();
        Map<String, Object> laid =
                Overrides.laidOver(
                        below, Map.of("training", Map.of("epochs", 3), "models", List.of("other")));
        assertThat(laid)
                .isEqualTo(
                        Map.of(
                                "training",
                                Map.of("epochs", 3, "optimizer", Map.of("learning-rate", 3e-3)),
                                "models",
                                List.of("other")));
        assertThat(below).isEqualTo(settings());
    }
}
