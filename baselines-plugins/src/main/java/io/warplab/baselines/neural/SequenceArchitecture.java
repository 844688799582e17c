package io.warplab.baselines.neural;

import ai.djl.ndarray.NDArray;

/** An architecture that goes from step to step with a state. */
public interface SequenceArchitecture extends Architecture {
    /**
     * A network at the start of its sequences.
     *
     * @param lanes N
     */
    SequenceNetwork open(TorchWeights weights, int lanes, boolean training);

    @Override
    default NDArray forward(TorchWeights weights, Feed feed, boolean training) {
        return RollOut.outputs(open(weights, feed.lanes(), training), feed);
    }
}
