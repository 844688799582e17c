package io.warplab.baselines.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;

/** Views of a part of an array. */
public final class Slices {
    private Slices() {}

    /** Indices from .. to - 1 along an axis. */
    public static NDArray range(NDArray array, int axis, long from, long to) {
        NDIndex index = axis == 0 ? new NDIndex() : new NDIndex().addAllDim(axis);
        return array.get(index.addSliceDim(from, to));
    }
}
