package io.warplab.baselines.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Su et al., RoFormer (arXiv 2104.09864): queries and keys of step t are turned by the angles t /
 * 10000^(2 i / d), so that their product depends on the distance of the steps alone. The pairs that
 * turn together are (i, i + d / 2).
 */
final class RotaryPositions {
    private static final double BASE = 10000;
    private final int half;
    private final NDArray cosine;
    private final NDArray sine;

    /**
     * @param first step of the first row
     * @param steps S
     * @param size d, even: numbers of a head
     */
    RotaryPositions(NDManager manager, int first, int steps, int size) {
        half = size / 2;
        float[] cosines = new float[steps * half];
        float[] sines = new float[steps * half];
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < half; i++) {
                double angle = (first + t) * Math.pow(BASE, -2.0 * i / size);
                cosines[t * half + i] = (float) Math.cos(angle);
                sines[t * half + i] = (float) Math.sin(angle);
            }
        }
        Shape shape = new Shape(steps, half);
        cosine = manager.create(cosines, shape);
        sine = manager.create(sines, shape);
    }

    /**
     * @param x [N, heads, S, d]
     * @return x turned
     */
    NDArray turn(NDArray x) {
        NDList halves = x.split(new long[] {half}, 3);
        NDArray a = halves.get(0);
        NDArray b = halves.get(1);
        return a.mul(cosine).sub(b.mul(sine)).concat(b.mul(cosine).add(a.mul(sine)), 3);
    }
}
