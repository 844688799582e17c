package io.warplab.baselines.linearattention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import io.warplab.baselines.neural.Slices;

/**
 * W_t minimises |W - W_{t-1}|^2 + beta_t |W^T k_t - v_t|^2, so W_t = W_{t-1} + d_t k_t (v_t -
 * W_{t-1}^T k_t)^T with d_t = beta_t / (1 + beta_t |k_t|^2), and o_t = W_t^T q_t. Chunks of L steps
 * are computed by products: the corrections U of a chunk solve the triangular system (I + tril(d K
 * K^T, -1)) U = d (V - K W) (Yang et al., Parallelizing linear Transformers with the delta rule,
 * arXiv 2406.06484).
 */
final class DeltaRule {
    /** L. */
    static final int CHUNK = 16;

    /** [G, d_k, d_v] */
    private NDArray memory;

    /**
     * @param memory W before the first step, [G, d_k, d_v] for G heads of all sequences
     */
    DeltaRule(NDArray memory) {
        this.memory = memory;
    }

    /**
     * @param q [G, S, d_k]
     * @param k [G, S, d_k]
     * @param v [G, S, d_v]
     * @param beta [G, S, 1]
     * @return o [G, S, d_v]
     */
    NDArray run(NDArray q, NDArray k, NDArray v, NDArray beta) {
        long steps = q.getShape().get(1);
        NDArray rate = beta.div(beta.mul(k.square().sum(new int[] {2}, true)).add(1));
        NDList outputs = new NDList();
        for (long from = 0; from < steps; from += CHUNK) {
            long to = Math.min(steps, from + CHUNK);
            outputs.add(
                    chunk(
                            Slices.range(q, 1, from, to),
                            Slices.range(k, 1, from, to),
                            Slices.range(v, 1, from, to),
                            Slices.range(rate, 1, from, to)));
        }
        return outputs.size() == 1 ? outputs.get(0) : NDArrays.concat(outputs, 1);
    }

    private NDArray chunk(NDArray q, NDArray k, NDArray v, NDArray rate) {
        int length = Math.toIntExact(q.getShape().get(1));
        NDArray transposed = k.transpose(0, 2, 1);
        NDArray corrections = v.sub(k.batchMatMul(memory)).mul(rate);
        if (length > 1) {
            // Unit lower triangular with entries below 1: inverting it is forward substitution.
            NDArray system =
                    k.mul(rate)
                            .batchMatMul(transposed)
                            .mul(triangle(k, length, false))
                            .add(k.getManager().eye(length));
            corrections = system.inverse().batchMatMul(corrections);
        }
        NDArray seen = q.batchMatMul(transposed).mul(triangle(q, length, true));
        NDArray output = q.batchMatMul(memory).add(seen.batchMatMul(corrections));
        memory = memory.add(transposed.batchMatMul(corrections));
        return output;
    }

    /** [L, L]: 1 below the diagonal, and on it where asked for. */
    private static NDArray triangle(NDArray like, int length, boolean diagonal) {
        float[] mask = new float[length * length];
        for (int i = 0; i < length; i++) {
            for (int j = 0; j < i + (diagonal ? 1 : 0); j++) {
                mask[i * length + j] = 1;
            }
        }
        return like.getManager().create(mask, new Shape(length, length));
    }
}
