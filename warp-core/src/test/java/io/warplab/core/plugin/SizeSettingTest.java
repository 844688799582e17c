package io.warplab.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SizeSettingTest {
    private static final Map<String, Object> WARP =
            Map.of("model", "warp", "decoder", Map.of("name", "mlp", "width", 8));

    @Test
    void aModelTellsItsPartsSizesToo() {
        PluginRegistry registry = PlatformModule.compose(List.of());
        assertThat(registry.sizeSettings(WARP))
                .containsExactly(
                        new SizeSetting(List.of("initial-hidden"), 1, 1, true),
                        new SizeSetting(List.of("decoder", "width"), 1, 1, false));
    }

    @Test
    void changesANumberDeepInsideAndNothingElse() {
        SizeSetting width = new SizeSetting(List.of("decoder", "width"), 1, 1, false);
        Map<String, Object> changed = width.with(WARP, 11);
        assertThat(changed)
                .isEqualTo(Map.of("model", "warp", "decoder", Map.of("name", "mlp", "width", 11)));
        assertThat(width.value(WARP)).isEqualTo(8);
        assertThat(width.key()).isEqualTo("decoder.width");
    }

    @Test
    void aListKeepsItsProportions() {
        SizeSetting hidden = new SizeSetting(List.of("hidden"), 1, 1, true);
        Map<String, Object> config = Map.of("hidden", List.of(32, 16, 1));
        assertThat(hidden.with(config, 48)).isEqualTo(Map.of("hidden", List.of(48, 24, 2)));
        assertThat(hidden.isSet(config)).isTrue();
        assertThat(hidden.isSet(Map.of("hidden", List.of()))).isFalse();
    }
}
