package io.warplab.baselines.tcn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.core.Linear;
import io.warplab.baselines.neural.Slices;

/**
 * y_t = b + sum_j W_j x_{t - (K - 1 - j) d} with what it needs of the past, which is 0 before the
 * first step. Many known steps at once, or one; a step costs K taps however large the dilation d.
 */
final class DilatedConvolution {
    private final NDArray weight;
    private final NDArray flatWeight;
    private final NDArray bias;
    private final int taps;
    private final int dilation;

    /** (K - 1) d: how many past steps are still needed. */
    private final int span;

    /** The span of steps before the last run's end, [N, in, span]; null: zeros. */
    private NDArray tail;

    /** Single steps since then, [N, in] each, at index modulo span. */
    private final NDArray[] recent;

    private int steps;

    /**
     * @param weight [out, in, K], oldest tap first
     * @param bias [out]
     */
    DilatedConvolution(NDArray weight, NDArray bias, int dilation) {
        this.weight = weight;
        this.bias = bias;
        this.dilation = dilation;
        Shape shape = weight.getShape();
        taps = Math.toIntExact(shape.get(2));
        flatWeight = weight.reshape(new Shape(shape.get(0), shape.get(1) * taps));
        span = (taps - 1) * dilation;
        recent = new NDArray[span];
    }

    /**
     * @param x [N, in, S]
     * @return [N, out, S]
     */
    NDArray run(NDArray x) {
        NDArray seen = span == 0 ? x : past(x).concat(x, 2);
        if (span > 0) {
            long length = seen.getShape().get(2);
            tail = Slices.range(seen, 2, length - span, length);
            steps = 0;
        }
        return Conv1d.conv1d(seen, weight, bias, new Shape(1), new Shape(0), new Shape(dilation))
                .get(0);
    }

    /**
     * @param x [N, in]
     * @return [N, out]
     */
    NDArray step(NDArray x) {
        NDArray features = x;
        if (span > 0) {
            NDList touched = new NDList();
            for (int age = span; age > 0; age -= dilation) {
                touched.add(before(age, x));
            }
            touched.add(x);
            features = NDArrays.stack(touched, 2).reshape(new Shape(x.getShape().get(0), -1));
            recent[steps % span] = x;
            steps++;
        }
        return Linear.linear(features, flatWeight, bias).get(0);
    }

    /** The input some steps before the one that comes now, [N, in]. */
    private NDArray before(int age, NDArray like) {
        if (age <= steps) {
            return recent[(steps - age) % span];
        }
        if (tail == null) {
            return like.zerosLike();
        }
        return tail.get(new NDIndex().addAllDim(2).addIndices(span + steps - age));
    }

    /** The last span of steps, [N, in, span]. */
    private NDArray past(NDArray like) {
        Shape shape = like.getShape();
        NDArray older =
                tail == null
                        ? like.getManager().zeros(new Shape(shape.get(0), shape.get(1), span))
                        : tail;
        if (steps == 0) {
            return older;
        }
        NDList newer = new NDList();
        for (int i = Math.max(0, steps - span); i < steps; i++) {
            newer.add(recent[i % span]);
        }
        NDArray stacked = NDArrays.stack(newer, 2);
        return steps >= span ? stacked : Slices.range(older, 2, steps, span).concat(stacked, 2);
    }
}
