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
        NDArray driven = split(dt.mul(u), chunks, length);
        NDList decays = dts.expandDims(4).mul(a).exp().split(length, 1);
        NDList inputs =
                driven.expandDims(4).mul(split(b, chunks, length).expandDims(3)).split(length, 1);
        NDArray h = state.expandDims(0).expandDims(0);
        if (chunks > 1) {
            Shape others = new Shape(chunks - 1, 1).addAll(state.getShape());
            h = h.concat(a.getManager().zeros(others), 0);
        }
        NDList steps = new NDList();
        for (int i = 0; i < length; i++) {
            h = decays.get(i).mul(h).add(inputs.get(i));
            steps.add(h);
        }
        NDArray states = steps.size() == 1 ? h : NDArrays.concat(steps, 1);
        if (chunks > 1) {
            states = states.add(inherited(dts, h));
        }
        state = Slices.range(Slices.range(states, 0, chunks - 1, chunks), 1, length - 1, length);
        state = state.squeeze(0).squeeze(0);
        // Sums over states: [C, L, N, E, S_h] and [C, L, N, S_h, 1].
        return states.matMul(split(c, chunks, length).expandDims(4))
                .reshape(chunks * length, dt.getShape().get(1), -1);
    }

    /**
     * What chunks that began at zero lack: the state before each, decayed.
     *
     * @param dts [C, L, N, E]
     * @param ends [C, 1, N, E, S_h] states at the ends of the chunks without it
     * @return [C, L, N, E, S_h]
     */
    private NDArray inherited(NDArray dts, NDArray ends) {
        int chunks = Math.toIntExact(dts.getShape().get(0));
        long length = dts.getShape().get(1);
        NDArray left = dts.cumSum(1).expandDims(4).mul(a).exp();
        NDList throughout = Slices.range(left, 1, length - 1, length).split(chunks, 0);
        NDList own = ends.split(chunks, 0);
        NDList before = new NDList();
        NDArray carried = own.get(0);
        // The first chunk began at the state itself.
        before.add(a.getManager().zeros(carried.getShape()));
        for (int k = 1; k < chunks; k++) {
            before.add(carried);
            carried = throughout.get(k).mul(carried).add(own.get(k));
        }
        return left.mul(NDArrays.concat(before, 0));
    }

    /** [C L, N, x] to [C, L, N, x]. */
    private static NDArray split(NDArray array, long chunks, long length) {
        Shape shape = array.getShape();
        return array.reshape(chunks, length, shape.get(1), shape.get(2));
    }
}
