package io.warplab.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What a comparison at equal numbers of parameters relies on: the count that a model tells without
 * being built is right, and the settings that it declares as its size scale it.
 *
 * @param <C> config of the model
 */
abstract class SizeContract<C> extends ComponentContract<C> {
    @Override
    protected abstract BaselineFactory<C> factory();

    /** Kinds of task that it can do; it must refuse the others. Unless overridden all. */
    protected Set<Task.Kind> kinds() {
        return EnumSet.allOf(Task.Kind.class);
    }

    /** What a model of a toy task of this kind is built for. */
    abstract ModelContext context(Task.Kind kind, long seed);

    private long parameters(C config, ModelContext context) {
        try (TrainableModel model = factory().create(config, context)) {
            return model.parameterCount();
        }
    }

    @Test
    void theEstimateCountsTheParameters() {
        for (Task.Kind kind : kinds()) {
            ModelContext context = context(kind, seed());
            factory()
                    .estimate(config(), context, 2, context.steps())
                    .ifPresent(
                            told ->
                                    assertThat(told.parameters())
                                            .as(
                                                    "%s: estimate() must tell the number of"
                                                            + " parameters that the model has:"
                                                            + " comparisons are sized by it",
                                                    kind)
                                            .isEqualTo(parameters(config(), context)));
        }
    }

    @Test
    void aDeclaredSizeMakesTheModelLarger() {
        ModelContext context = context(kinds().iterator().next(), seed());
        ModelSizes.doubled(config())
                .forEach(
                        (setting, larger) ->
                                assertThat(parameters(larger, context))
                                        .as(
                                                "%s is marked as a @ModelSize: twice of it must"
                                                        + " give more parameters, and they must be"
                                                        + " known before prepare()",
                                                setting)
                                        .isGreaterThan(parameters(config(), context)));
    }
}
