package io.warplab.baselines.neural;

import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.StepEstimate;
import io.warplab.api.model.TrainableModel;
import io.warplab.baselines.sequence.KnownInputs;
import io.warplab.baselines.sequence.TaskChecks;
import java.util.List;
import java.util.Optional;

/**
 * Makes a neural baseline. Refers to no class of the engine itself, so that listing plug-ins stays
 * fast.
 *
 * @param <C> its settings
 */
public abstract class NeuralFactory<C extends NeuralConfig> implements BaselineFactory<C> {
    /** The backward pass takes two products for each of the forward pass. */
    private static final double BACKWARD_TOO = 3;

    /**
     * The network that the settings mean.
     *
     * @throws io.warplab.api.error.WarpException when they do not fit the task
     */
    protected abstract Architecture architecture(C config, Sizes sizes);

    /** Whether it has a use for the known inputs of a forecast; else it refuses them. */
    protected boolean takesKnownInputs() {
        return true;
    }

    private void check(ModelContext context) {
        TaskChecks.require(context);
        if (!takesKnownInputs()) {
            KnownInputs.refuse(context, name());
        }
    }

    @Override
    public final TrainableModel create(C config, ModelContext context) {
        check(context);
        Head head = Head.of(config, context);
        Architecture architecture = architecture(config, Sizes.of(config, context, head));
        return new NeuralModel(architecture, head, config.timeFeature(), context);
    }

    @Override
    public final Optional<StepEstimate> estimate(
            C config, ModelContext context, int sequences, int steps) {
        check(context);
        Sizes sizes = Sizes.of(config, context, Head.of(config, context));
        Architecture architecture = architecture(config, sizes);
        return Optional.of(
                new StepEstimate(
                        architecture.parameterCount(),
                        architecture.stateSize(),
                        "",
                        architecture.algorithm(),
                        List.of(),
                        BACKWARD_TOO * architecture.flopsPerStep() * sequences * steps,
                        Double.NaN,
                        Double.NaN,
                        MemoryShare.of(context).lanes(architecture, steps, sequences)));
    }
}
