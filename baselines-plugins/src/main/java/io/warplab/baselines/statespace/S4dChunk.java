package io.warplab.baselines.statespace;

import ai.djl.ndarray.NDArray;

/**
 * What L steps of an {@link S4dLayer} do, as matrices for each of H channels.
 *
 * @param length L
 * @param convolution [H, L, L]: from inputs to outputs
 * @param gather [H, 2 M, L]: from inputs to the state at the end; rows are real and imaginary parts
 *     in turn
 * @param spread [H, L, 2 M]: from the state before to outputs
 * @param farRe [H M] real parts of lambda^L
 * @param farIm [H M] imaginary parts
 */
record S4dChunk(
        int length,
        NDArray convolution,
        NDArray gather,
        NDArray spread,
        NDArray farRe,
        NDArray farIm) {
    /**
     * @param powers 0 .. L of lambda, [H M, L + 1]
     * @param outRe [H M] real parts of what reads the states out
     * @param outIm [H M] imaginary parts
     */
    static S4dChunk of(ComplexPowers powers, NDArray outRe, NDArray outIm, int width, int length) {
        long rows = outRe.getShape().get(0);
        long pairs = rows / width;
        ComplexPowers near = powers.range(0, length);
        NDArray kernel =
                near.re()
                        .mul(outRe.expandDims(1))
                        .sub(near.im().mul(outIm.expandDims(1)))
                        .reshape(width, pairs, length)
                        .sum(new int[] {1});
        NDArray gather = pairs(near.re(), near.im()).flip(2).reshape(width, 2 * pairs, length);
        ComplexPowers later = powers.range(1, length + 1);
        NDArray re = later.re().mul(outRe.expandDims(1)).sub(later.im().mul(outIm.expandDims(1)));
        NDArray im = later.re().mul(outIm.expandDims(1)).add(later.im().mul(outRe.expandDims(1)));
        NDArray spread = pairs(re, im.neg()).reshape(width, 2 * pairs, length).transpose(0, 2, 1);
        ComplexPowers far = powers.range(length, length + 1);
        return new S4dChunk(
                length,
                Toeplitz.of(kernel),
                gather,
                spread,
                far.re().reshape(rows),
                far.im().reshape(rows));
    }

    /** [H M, L] twice to [H M, 2, L]. */
    private static NDArray pairs(NDArray re, NDArray im) {
        return re.expandDims(1).concat(im.expandDims(1), 1);
    }
}
