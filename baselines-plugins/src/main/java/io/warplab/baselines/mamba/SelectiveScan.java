package io.warplab.baselines.mamba;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import io.warplab.baselines.neural.Slices;

/**
 * h_t = exp(dt_t A) h_{t-1} + dt_t u_t B_t, y_t = C_t h_t for each of E channels with S_h states.
 * Where the arrays of one step are small, the time of the calls outweighs that of the arithmetic:
 * then about sqrt(S) chunks step side by side from zero, and what they inherit from the state
 * before them is added, by exp(A sum dt), which needs no steps.
 */
final class SelectiveScan {
    /** Elements of a step's arrays from which plain stepping is faster. */
    private static final long LARGE = 1L << 15;

    private final NDArray a;
    private NDArray state;

    /**
     * @param a [E, S_h], negative
     * @param lanes N
     */
    SelectiveScan(NDArray a, int lanes) {
        this.a = a;
        state = a.getManager().zeros(new Shape(lanes).addAll(a.getShape()));
    }

    /**
     * @param dt [S, N, E]
     * @param u [S, N, E]
     * @param b [S, N, S_h]
     * @param c [S, N, S_h]
     * @return y [S, N, E]
     */
    NDArray run(NDArray dt, NDArray u, NDArray b, NDArray c) {
        long steps = dt.getShape().get(0);
        long length = state.size() >= LARGE ? steps : (long) Math.ceil(Math.sqrt(steps));
        long full = steps - steps % length;
        NDArray most =
                chunks(
                        length,
                        Slices.range(dt, 0, 0, full),
                        Slices.range(u, 0, 0, full),
                        Slices.range(b, 0, 0, full),
                        Slices.range(c, 0, 0, full));
        if (full == steps) {
            return most;
        }
        return most.concat(
                chunks(
                        steps - full,
                        Slices.range(dt, 0, full, steps),
                        Slices.range(u, 0, full, steps),
                        Slices.range(b, 0, full, steps),
                        Slices.range(c, 0, full, steps)),
                0);
    }

    /** Steps that fill chunks of a length. */
    private NDArray chunks(long length, NDArray dt, NDArray u, NDArray b, NDArray c) {
        long chunks = dt.getShape().get(0) / length;
        NDArray dts = split(dt, chunks, length);
        NDArray cs = split(c, chunks, length);
        NDArray driven = split(dt.mul(u), chunks, length);
        NDList dtOf = dts.split(length, 1);
        NDList drivenOf = driven.split(length, 1);
        NDList bOf = split(b, chunks, length).split(length, 1);
        NDList cOf = cs.split(length, 1);
        NDArray h = state.expandDims(0);
        if (chunks > 1) {
            h = h.concat(a.getManager().zeros(new Shape(chunks - 1).addAll(state.getShape())), 0);
        }
        NDList outputs = new NDList();
        for (int i = 0; i < length; i++) {
            NDArray decay = dtOf.get(i).squeeze(1).expandDims(3).mul(a).exp();
            NDArray input =
                    drivenOf.get(i)
                            .squeeze(1)
                            .expandDims(3)
                            .mul(bOf.get(i).squeeze(1).expandDims(2));
            h = decay.mul(h).add(input);
            outputs.add(readOut(h, cOf.get(i).squeeze(1)).expandDims(1));
        }
        NDArray own = outputs.size() == 1 ? outputs.get(0) : NDArrays.concat(outputs, 1);
        if (chunks == 1) {
            state = h.squeeze(0);
            return own.squeeze(0);
        }
        // What is left of a state after each of the steps of the chunk that it comes before.
        NDArray left = dts.cumSum(1).expandDims(4).mul(a).exp();
        NDList throughout = Slices.range(left, 1, length - 1, length).split(chunks, 0);
        NDList ends = h.split(chunks, 0);
        NDList before = new NDList();
        NDArray carried = ends.get(0);
        before.add(a.getManager().zeros(carried.getShape()));
        for (int k = 1; k < chunks; k++) {
            before.add(carried);
            carried = throughout.get(k).squeeze(1).mul(carried).add(ends.get(k));
        }
        state = carried.squeeze(0);
        NDArray inherited = readOut(left.mul(NDArrays.concat(before, 0).expandDims(1)), cs);
        return own.add(inherited).reshape(chunks * length, dt.getShape().get(1), -1);
    }

    /** [C L, N, x] to [C, L, N, x]. */
    private static NDArray split(NDArray array, long chunks, long length) {
        Shape shape = array.getShape();
        return array.reshape(chunks, length, shape.get(1), shape.get(2));
    }

    /** sum over states: [.., E, S_h] and [.., S_h] to [.., E]. */
    private static NDArray readOut(NDArray h, NDArray c) {
        int last = c.getShape().dimension();
        return h.matMul(c.expandDims(last)).squeeze(last);
    }
}
