package io.warplab.baselines.neural;

import ai.djl.ndarray.NDArray;

/** One batch on its way through a network, time first; keeps the state between calls. */
public interface SequenceNetwork {
    /**
     * The next S steps, whose inputs are known: parallel over time where the architecture can.
     *
     * @param inputs [S, N, I]
     * @return [S, N, O]
     */
    NDArray run(NDArray inputs);

    /**
     * The next step.
     *
     * @param input [N, I]
     * @return [N, O]
     */
    default NDArray step(NDArray input) {
        return run(input.expandDims(0)).squeeze(0);
    }
}
