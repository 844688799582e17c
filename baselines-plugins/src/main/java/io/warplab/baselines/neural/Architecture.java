package io.warplab.baselines.neural;

import ai.djl.ndarray.NDArray;
import io.warplab.api.parameters.ParameterSpec;
import java.util.List;

/**
 * A network at given sizes: what it trains and what it computes. Loads no engine class before
 * {@link #forward}.
 */
public interface Architecture {
    /** What is trained, the read-out included, in a fixed order. */
    List<ParameterSpec> parameters();

    /** Numbers of hidden state for each sequence; 0: none. */
    int stateSize();

    /** Floating-point operations of a forward pass, for one step of one sequence; about right. */
    double flopsPerStep();

    /**
     * Floats that a forward pass of so many steps keeps for one sequence, about. Decides how many
     * sequences are computed together.
     */
    long activations(int steps);

    /** How steps are computed, for people. */
    String algorithm();

    /**
     * Outputs of every step.
     *
     * @param weights values of {@link #parameters()}
     * @param feed what drives the network, S steps of N sequences
     * @param training whether a gradient is wanted
     * @return [S, N, O]
     */
    NDArray forward(TorchWeights weights, Feed feed, boolean training);

    /**
     * Whether in a forecast only steps from the context on are learned, because an architecture
     * says nothing of those before.
     */
    default boolean learnsHorizonOnly() {
        return false;
    }

    /** Trained numbers. */
    default long parameterCount() {
        return parameters().stream().mapToLong(ParameterSpec::size).sum();
    }
}
