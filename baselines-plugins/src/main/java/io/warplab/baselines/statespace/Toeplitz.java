package io.warplab.baselines.statespace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** Convolution of L steps as a lower triangular matrix. */
final class Toeplitz {
    private Toeplitz() {}

    /**
     * M[p, t, s] = k[p, t - s] where t >= s, else 0. Built by a product with a constant, whose
     * gradient is a product as well.
     *
     * @param kernels [P, L]
     * @return [P, L, L]
     */
    static NDArray of(NDArray kernels) {
        int length = Math.toIntExact(kernels.getShape().get(1));
        int cells = Math.multiplyExact(length, length);
        float[] choice = new float[Math.multiplyExact(length, cells)];
        for (int t = 0; t < length; t++) {
            for (int s = 0; s <= t; s++) {
                choice[(t - s) * cells + t * length + s] = 1;
            }
        }
        return kernels.matMul(kernels.getManager().create(choice, new Shape(length, cells)))
                .reshape(kernels.getShape().get(0), length, length);
    }
}
