package io.warplab.core.decoder.physics.kalman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warplab.api.error.WarpException;
import io.warplab.core.config.ConfigBinder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KalmanConfigTest {
    @Test
    void whatIsNotSaidOfASensorIsKnown() {
        KalmanConfig config =
                bind(
                        Map.of(
                                "observes",
                                Map.of("angle", "theta"),
                                "sensors",
                                Map.of("theta", Map.of("offset", List.of(-1, 1)))));
        SensorConfig sensor = config.sensors().get("theta");
        assertThat(sensor.scale()).containsExactly(1.0);
        assertThat(sensor.offset()).containsExactly(-1.0, 1.0);
        assertThat(config.iterations()).isEqualTo(20);
        assertThat(bind(new ConfigBinder().settings(config))).isEqualTo(config);
    }

    @Test
    void settingsThatMeanNothingAreRefusedByName() {
        for (List<Number> scale :
                List.<List<Number>>of(
                        List.of(0), List.of(-1, 1), List.of(2, 1), List.of(1, 2, 3))) {
            assertRefused(
                    Map.of("sensors", Map.of("theta", Map.of("scale", scale))), "sensors", "scale");
        }
        assertRefused(Map.of("drift", Map.of("mass", -1)), "drift.mass", "at least 0");
        assertRefused(Map.of("window", 2), "window", "at least 3");
        assertRefused(Map.of("process-noise", -1), "process-noise", "at least 0");
        assertRefused(Map.of("iterations", 0), "iterations", "at least 1");
        assertRefused(Map.of("observes", Map.of("angle", "a", "rate", "a")), "observes", "twice");
    }

    private static void assertRefused(Map<String, Object> settings, String... said) {
        assertThatThrownBy(() -> bind(settings))
                .as("%s", settings)
                .isInstanceOf(WarpException.class)
                .message()
                .contains(said);
    }

    private static KalmanConfig bind(Map<String, ?> settings) {
        return new ConfigBinder().bind(KalmanConfig.class, settings, "");
    }
}
