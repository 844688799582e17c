package io.warplab.core.decoder.physics;

import io.warplab.api.decoder.DecoderBlock;
import io.warplab.api.physics.Prior;
import io.warplab.core.decoder.MlpShape;
import io.warplab.core.decoder.physics.PhysicsDecoderConfig.Source;

/**
 * What the hidden state has to say in a physical decoder: shifts of the prior's parameters, then
 * corrections of the predicted states. Its weights are the hidden state.
 */
final class RootNetwork {
    /** It starts with a small say. */
    private static final double LAST_LAYER_SCALE = 0.1;

    private final PhysicsDecoderConfig config;
    private final int parameters;
    private final int residuals;
    private final MlpShape shape;

    RootNetwork(PhysicsDecoderConfig config, Prior prior) {
        this.config = config;
        parameters = config.uses(Source.ROOT) ? prior.parameters().size() : 0;
        residuals = config.residual() > 0 ? prior.states().size() : 0;
        int outputs = parameters + residuals;
        shape =
                outputs == 0
                        ? null
                        : new MlpShape(
                                1,
                                config.width(),
                                config.hiddenLayers(),
                                outputs,
                                config.activation());
    }

    /** Whether it says anything. */
    boolean isPresent() {
        return shape != null;
    }

    /** Outputs that shift parameters: P or 0. */
    int parameters() {
        return parameters;
    }

    /** Outputs that correct states: S or 0. */
    int residuals() {
        return residuals;
    }

    int stateSize() {
        return shape == null ? 0 : shape.parameterCount();
    }

    double[] initialState(long seed) {
        return shape == null ? new double[0] : shape.initialWeights(seed, LAST_LAYER_SCALE);
    }

    /** Its outputs on a block, or null where it says nothing. */
    RootOutputs open(DecoderBlock block) {
        return shape == null ? null : new RootOutputs(shape, block);
    }

    Residual residual(DecoderBlock block) {
        return new Residual(
                residuals,
                parameters,
                config.residual(),
                config.residualPenalty(),
                block.lanes(),
                block.training() ? block.steps() : 0);
    }
}
