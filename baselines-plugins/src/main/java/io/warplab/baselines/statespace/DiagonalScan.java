package io.warplab.baselines.statespace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.warplab.baselines.neural.Slices;

/**
 * x_t = lambda x_{t-1} + v_t from x_{-1} = 0, for P complex numbers lambda, all steps at once.
 * Inside chunks of L steps by one product with the lower triangular matrix of powers; the states at
 * the ends of chunks follow the same recurrence with lambda^L and so the same scan. About 8 L
 * floating-point operations for each state and step, log_L S levels.
 */
final class DiagonalScan {
    /** L: matrices of 2 L rows are large enough for fast products. */
    static final int CHUNK = 16;

    private final NDArray re;
    private final NDArray im;
    private final long rows;

    /**
     * @param re [P] real parts of lambda
     * @param im [P] imaginary parts
     */
    DiagonalScan(NDArray re, NDArray im) {
        this.re = re;
        this.im = im;
        rows = re.getShape().get(0);
    }

    /**
     * @param inputs [P, 2, S, N], real and imaginary parts of v
     * @return states, of the same shape
     */
    NDArray run(NDArray inputs) {
        int steps = Math.toIntExact(inputs.getShape().get(2));
        if (steps <= CHUNK) {
            return chunk(ComplexPowers.of(re, im, steps), inputs);
        }
        long lanes = inputs.getShape().get(3);
        int chunks = (steps + CHUNK - 1) / CHUNK;
        ComplexPowers powers = ComplexPowers.of(re, im, CHUNK + 1);
        NDArray own =
                chunk(
                        powers.range(0, CHUNK),
                        swapped(padded(inputs, chunks * CHUNK), chunks, CHUNK)
                                .reshape(rows, 2, CHUNK, chunks * lanes));
        NDArray ends = Slices.range(own, 2, CHUNK - 1, CHUNK).reshape(rows, 2, chunks, lanes);
        ComplexPowers far = powers.range(CHUNK, CHUNK + 1);
        NDArray carried =
                new DiagonalScan(far.re().reshape(rows), far.im().reshape(rows)).run(ends);
        NDArray before =
                inputs.getManager()
                        .zeros(new Shape(rows, 2, 1, lanes))
                        .concat(Slices.range(carried, 2, 0, chunks - 1L), 2);
        NDArray inherited =
                decay(powers.range(1, CHUNK + 1))
                        .batchMatMul(before.reshape(rows, 2, chunks * lanes));
        NDArray states =
                own.add(inherited.reshape(rows, 2, CHUNK, chunks * lanes))
                        .reshape(rows, 2, CHUNK, chunks, lanes);
        return Slices.range(
                states.transpose(0, 1, 3, 2, 4).reshape(rows, 2, chunks * CHUNK, lanes),
                2,
                0,
                steps);
    }

    /** [P, 2, C L, N] to [P, 2, L, C, N]. */
    private NDArray swapped(NDArray inputs, long chunks, long length) {
        long lanes = inputs.getShape().get(3);
        return inputs.reshape(rows, 2, chunks, length, lanes).transpose(0, 1, 3, 2, 4);
    }

    private NDArray padded(NDArray inputs, long steps) {
        long missing = steps - inputs.getShape().get(2);
        return missing == 0
                ? inputs
                : inputs.concat(
                        inputs.getManager()
                                .zeros(new Shape(rows, 2, missing, inputs.getShape().get(3))),
                        2);
    }

    /** States of L steps from zero: [P, 2, L, M] to the same. */
    private NDArray chunk(ComplexPowers powers, NDArray inputs) {
        long length = inputs.getShape().get(2);
        long columns = inputs.getShape().get(3);
        NDArray real = Toeplitz.of(powers.re());
        NDArray imaginary = Toeplitz.of(powers.im());
        NDArray matrix = real.concat(imaginary.neg(), 2).concat(imaginary.concat(real, 2), 1);
        return matrix.batchMatMul(inputs.reshape(rows, 2 * length, columns))
                .reshape(rows, 2, length, columns);
    }

    /** What L steps make of a state before them: [P, 2 L, 2]. */
    private NDArray decay(ComplexPowers powers) {
        NDArray real = powers.re().expandDims(2);
        NDArray imaginary = powers.im().expandDims(2);
        return real.concat(imaginary.neg(), 2).concat(imaginary.concat(real, 2), 1);
    }
}
