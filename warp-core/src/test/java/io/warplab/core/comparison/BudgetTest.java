package io.warplab.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.error.Problems;
import io.warplab.core.config.ConfigBinder;
import io.warplab.core.training.TrainingConfig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final TrainingConfig TRAINING =
            new ConfigBinder()
                    .bind(
                            TrainingConfig.class,
                            Map.of("epochs", 40, "schedule", Map.of("warmup", 4)),
                            "");

    private final Problems problems = new Problems();

    @Test
    void epochsAndTheirShareForTheSearch() {
        TrainingConfig budgeted = new BudgetConfig(0, 20, 0).applied(TRAINING, "", problems);
        assertThat(budgeted.epochs()).isEqualTo(20);
        assertThat(budgeted.schedule().warmup()).isEqualTo(2);
        TrainingConfig searched = new SearchConfig(List.of(1e-3), 0.25).shortened(budgeted);
        assertThat(searched.epochs()).isEqualTo(5);
        assertThat(searched.schedule().warmup()).isEqualTo(0.5);
        assertThat(new SearchConfig(List.of(1e-3), 0.01).shortened(budgeted).epochs()).isOne();
        assertThat(problems.messages()).isEmpty();
    }

    @Test
    void secondsInPlaceOfEpochs() {
        TrainingConfig budgeted = new BudgetConfig(0, 0, 90).applied(TRAINING, "", problems);
        assertThat(budgeted.byTime()).isTrue();
        assertThat(budgeted.maxMinutes()).isCloseTo(1.5, within(1e-12));
        TrainingConfig searched = new SearchConfig(List.of(1e-3), 0.2).shortened(budgeted);
        assertThat(searched.byTime()).isTrue();
        assertThat(searched.maxMinutes()).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void withoutABudgetTheTaskHasItsOwn() {
        assertThat(new BudgetConfig().applied(TRAINING, "", problems)).isEqualTo(TRAINING);
    }
}
