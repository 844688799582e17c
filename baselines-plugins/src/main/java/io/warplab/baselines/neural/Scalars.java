package io.warplab.baselines.neural;

import ai.djl.ndarray.NDArray;

/**
 * Arithmetic with plain numbers where a gradient is recorded. DJL's own {@code mul(Number)}, {@code
 * div(Number)}, {@code pow(Number)} and {@code maximum(Number)} free the buffer under the number at
 * once, although PyTorch reads it again on the way back; here it lives as long as the array's
 * manager.
 */
public final class Scalars {
    private Scalars() {}

    /** x factor. */
    public static NDArray times(NDArray x, double factor) {
        return x.mul(x.getManager().create((float) factor));
    }

    /** max(x, least). */
    public static NDArray atLeast(NDArray x, double least) {
        return x.maximum(x.getManager().create((float) least));
    }
}
