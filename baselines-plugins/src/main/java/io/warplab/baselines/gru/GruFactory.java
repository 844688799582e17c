package io.warplab.baselines.gru;

import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.StepEstimate;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.spi.ComponentInfo;
import io.warplab.baselines.sequence.TaskChecks;
import java.util.List;
import java.util.Optional;

/**
 * Makes {@code gru}. Refers to no class of the engine itself, so that listing plug-ins stays fast.
 */
public final class GruFactory implements BaselineFactory<GruConfig> {
    /** The backward pass takes two products for each of the forward pass. */
    private static final double BACKWARD_TOO = 3;

    @Override
    public String name() {
        return "gru";
    }

    @Override
    public Class<GruConfig> configType() {
        return GruConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "Gated recurrent unit with a linear read-out, on PyTorch through DJL.",
                "Cho et al., Learning phrase representations using RNN encoder-decoder, arXiv 1406.1078");
    }

    @Override
    public TrainableModel create(GruConfig config, ModelContext context) {
        return new GruModel(config, context);
    }

    @Override
    public Optional<StepEstimate> estimate(
            GruConfig config, ModelContext context, int sequences, int steps) {
        TaskChecks.require(context);
        GruParameters sizes = GruParameters.of(config, context);
        return Optional.of(
                new StepEstimate(
                        sizes.count(),
                        config.hidden() * config.layers(),
                        "",
                        "PyTorch steps through the sequence",
                        List.of(),
                        BACKWARD_TOO * sizes.flopsPerStep() * sequences * steps,
                        Double.NaN,
                        Double.NaN,
                        sequences));
    }
}
