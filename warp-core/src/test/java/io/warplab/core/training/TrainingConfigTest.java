package io.warplab.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warplab.api.config.Doc;
import io.warplab.api.error.WarpException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingConfigTest {
    @Test
    void readsWhatTheExamplesSay() {
        TrainingConfig config =
                Settings.of(
                        Map.of(
                                "epochs", 40,
                                "batch-size", 32,
                                "validate-every", 2,
                                "optimizer", Map.of("name", "adam", "learning-rate", 3e-3),
                                "schedule", Map.of("kind", "reduce-on-plateau", "warmup", 0.5),
                                "patience", 7));

        assertThat(config.epochs()).isEqualTo(40);
        assertThat(config.optimizer().learningRate()).isEqualTo(3e-3);
        assertThat(config.schedule())
                .isEqualTo(
                        new ScheduleConfig(
                                ScheduleConfig.Kind.REDUCE_ON_PLATEAU, 0.5, 0.01, 0.5, 5));
        assertThat(config.validationFraction()).isEqualTo(0.1);
        assertThat(config.patience()).isEqualTo(7);
    }

    @Test
    void emptySettingsAreTheDefaults() {
        assertThat(Settings.of(Map.of())).isEqualTo(new TrainingConfig());
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThatThrownBy(() -> new TrainingConfig(0, -1, null, null, -1, 0, 0.7, 0, Double.NaN))
                .isInstanceOfSatisfying(
                        WarpException.class,
                        e -> {
                            assertThat(e.kind()).isEqualTo(WarpException.Kind.USER);
                            assertThat(e.getMessage().lines().map(l -> l.replaceFirst(":.*", "")))
                                    .containsExactly(
                                            "epochs",
                                            "batch-size",
                                            "patience",
                                            "validate-every",
                                            "validation-fraction",
                                            "checkpoint-every",
                                            "max-minutes");
                        });
        assertThatThrownBy(() -> new ScheduleConfig(null, -1, 2, 1, 0))
                .isInstanceOf(WarpException.class)
                .hasMessageContainingAll("kind", "warmup", "floor", "factor", "patience");
    }

    @Test
    void warmupAsLongAsTheTrainingIsRefused() {
        assertThatThrownBy(() -> Settings.of(Map.of("epochs", 3, "schedule", Map.of("warmup", 3))))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("schedule.warmup: expected fewer than the 3 epochs, got 3.0");
    }

    @Test
    void everySettingIsDocumented() {
        for (Class<?> type : new Class<?>[] {TrainingConfig.class, ScheduleConfig.class}) {
            assertThat(Arrays.stream(type.getRecordComponents()))
                    .allSatisfy(c -> assertThat(c.getAnnotation(Doc.class)).isNotNull());
        }
    }
}
