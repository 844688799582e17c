package io.warplab.baselines.statespace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.warplab.baselines.neural.Scalars;
import io.warplab.baselines.neural.Slices;

/**
 * Powers 0 .. count - 1 of P complex numbers. They are built by doubling, which is as exact as
 * stepping: the sine of a large multiple of a phase would not be in float32.
 *
 * @param re [P, count]
 * @param im [P, count]
 */
record ComplexPowers(NDArray re, NDArray im) {
    /**
     * @param re [P] of the numbers
     * @param im [P] of the numbers
     */
    static ComplexPowers of(NDArray re, NDArray im, int count) {
        NDManager manager = re.getManager();
        long rows = re.getShape().get(0);
        NDArray powersRe = manager.ones(new Shape(rows, 1));
        NDArray powersIm = manager.zeros(new Shape(rows, 1));
        NDArray factorRe = re.reshape(rows, 1);
        NDArray factorIm = im.reshape(rows, 1);
        for (int have = 1; have < count; have *= 2) {
            NDArray nextRe = powersRe.mul(factorRe).sub(powersIm.mul(factorIm));
            NDArray nextIm = powersRe.mul(factorIm).add(powersIm.mul(factorRe));
            powersRe = powersRe.concat(nextRe, 1);
            powersIm = powersIm.concat(nextIm, 1);
            NDArray squared = factorRe.square().sub(factorIm.square());
            factorIm = Scalars.times(factorRe.mul(factorIm), 2);
            factorRe = squared;
        }
        return new ComplexPowers(powersRe, powersIm).range(0, count);
    }

    /** Powers from .. to - 1 of those here. */
    ComplexPowers range(int from, int to) {
        return new ComplexPowers(Slices.range(re, 1, from, to), Slices.range(im, 1, from, to));
    }
}
