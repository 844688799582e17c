package io.warplab.baselines.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;

/**
 * Takes a network through its steps: runs of steps that data drive go through one call; where a
 * prediction is fed back it goes step by step, and the gradient flows through the feedback.
 */
final class RollOut {
    private RollOut() {}

    /** [S, N, O]: the output of every step. */
    static NDArray outputs(SequenceNetwork network, Feed feed) {
        NDList outputs = new NDList();
        NDArray previous = null;
        int t = 0;
        while (t < feed.steps()) {
            int end = feed.knownUntil(t);
            if (end > t) {
                NDArray output = network.run(feed.known(t, end));
                outputs.add(output);
                int last = end - t - 1;
                previous = end == feed.steps() ? null : output.get(new NDIndex().addIndices(last));
                t = end;
            } else {
                previous = network.step(feed.fedBack(t, previous));
                outputs.add(previous.expandDims(0));
                t++;
            }
        }
        return outputs.size() == 1 ? outputs.get(0) : NDArrays.concat(outputs, 0);
    }
}
