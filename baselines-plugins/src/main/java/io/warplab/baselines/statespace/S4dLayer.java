package io.warplab.baselines.statespace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.warplab.baselines.neural.ParameterList;
import io.warplab.baselines.neural.Scalars;
import io.warplab.baselines.neural.SequenceNetwork;
import io.warplab.baselines.neural.Slices;
import io.warplab.baselines.neural.TorchWeights;
import java.util.Arrays;

/**
 * For each of H channels alone: x_t = exp(dt A) x_{t-1} + u_t, y_t = 2 Re(sum C (exp(dt A) - 1) / A
 * x_t) + D u_t with M complex states that stand for conjugate pairs: S4D discretised by a
 * zero-order hold, B = 1. Re A = -exp(log-decay) < 0.
 */
final class S4dLayer implements SequenceNetwork {
    /** Steps that are convolved by one product. */
    static final int CHUNK = 32;

    private final NDManager manager;
    private final int width;
    private final int pairs;
    private final NDArray re;
    private final NDArray im;
    private final NDArray outRe;
    private final NDArray outIm;
    private final NDArray skip;
    private S4dChunk whole;

    /** [H M, 2, N] */
    private NDArray state;

    S4dLayer(TorchWeights weights, String name, int lanes) {
        manager = weights.manager();
        NDArray decay = weights.get(name + ".log-decay").exp().neg();
        NDArray angle = weights.get(name + ".frequency");
        width = Math.toIntExact(decay.getShape().get(0));
        pairs = Math.toIntExact(decay.getShape().get(1));
        NDArray step = weights.get(name + ".log-dt").exp().reshape(width, 1);
        NDArray modulus = step.mul(decay).exp();
        NDArray phase = step.mul(angle);
        long rows = (long) width * pairs;
        re = modulus.mul(phase.cos()).reshape(rows);
        im = modulus.mul(phase.sin()).reshape(rows);
        // C (lambda - 1) / A, times 2 for the conjugate.
        NDArray a = decay.reshape(rows);
        NDArray b = angle.reshape(rows);
        NDArray size = a.square().add(b.square());
        NDArray shifted = re.sub(1);
        NDArray heldRe = shifted.mul(a).add(im.mul(b)).div(size);
        NDArray heldIm = im.mul(a).sub(shifted.mul(b)).div(size);
        NDList c = weights.get(name + ".C").split(2, 0);
        NDArray cRe = c.get(0).reshape(rows);
        NDArray cIm = c.get(1).reshape(rows);
        outRe = Scalars.times(cRe.mul(heldRe).sub(cIm.mul(heldIm)), 2);
        outIm = Scalars.times(cRe.mul(heldIm).add(cIm.mul(heldRe)), 2);
        skip = weights.get(name + ".D");
        state = manager.zeros(new Shape(rows, 2, lanes));
    }

    /**
     * Adds its weights. A starts as S4D-Lin, -1/2 + i pi n.
     *
     * @param pairs M
     * @param leastStep smallest dt at first, in steps; dt is log-uniform
     */
    static void declare(
            ParameterList list,
            String name,
            int width,
            int pairs,
            double leastStep,
            double mostStep) {
        list.add(
                        name + ".log-dt",
                        ParameterList.STATE_SPACE,
                        (random, size) ->
                                random.doubles(size, 0, 1)
                                        .map(
                                                u ->
                                                        Math.log(leastStep)
                                                                + u
                                                                        * Math.log(
                                                                                mostStep
                                                                                        / leastStep))
                                        .toArray(),
                        width)
                .add(
                        name + ".log-decay",
                        ParameterList.STATE_SPACE,
                        (random, size) -> {
                            double[] values = new double[size];
                            Arrays.fill(values, Math.log(0.5));
                            return values;
                        },
                        width,
                        pairs)
                .add(
                        name + ".frequency",
                        ParameterList.STATE_SPACE,
                        (random, size) -> {
                            double[] values = new double[size];
                            Arrays.setAll(values, i -> Math.PI * (i % pairs));
                            return values;
                        },
                        width,
                        pairs)
                .normal(name + ".C", Math.sqrt(0.5), 2, width, pairs)
                .normal(name + ".D", 1, width);
    }

    @Override
    public NDArray run(NDArray inputs) {
        int steps = Math.toIntExact(inputs.getShape().get(0));
        int full = steps - steps % CHUNK;
        NDList outputs = new NDList();
        if (full > 0) {
            if (whole == null) {
                whole = chunk(CHUNK);
            }
            outputs.add(convolve(whole, full == steps ? inputs : Slices.range(inputs, 0, 0, full)));
        }
        if (full < steps) {
            NDArray rest = full == 0 ? inputs : Slices.range(inputs, 0, full, steps);
            outputs.add(convolve(chunk(steps - full), rest));
        }
        NDArray mixed = outputs.size() == 1 ? outputs.get(0) : NDArrays.concat(outputs, 0);
        return mixed.add(inputs.mul(skip));
    }

    private S4dChunk chunk(int length) {
        return S4dChunk.of(ComplexPowers.of(re, im, length + 1), outRe, outIm, width, length);
    }

    /** Steps that fill chunks: [C L, N, H] to the same. */
    private NDArray convolve(S4dChunk chunk, NDArray inputs) {
        long length = chunk.length();
        long chunks = inputs.getShape().get(0) / length;
        long lanes = inputs.getShape().get(1);
        NDArray u =
                inputs.reshape(chunks, length, lanes, width)
                        .transpose(3, 1, 0, 2)
                        .reshape(width, length, chunks * lanes);
        long rows = (long) width * pairs;
        NDArray ends = chunk.gather().batchMatMul(u).reshape(rows, 2, chunks, lanes);
        // The state before the first chunk goes ahead of the ends: then one scan carries all.
        NDArray states =
                new DiagonalScan(chunk.farRe(), chunk.farIm())
                        .run(state.expandDims(2).concat(ends, 2));
        state = Slices.range(states, 2, chunks, chunks + 1).squeeze(2);
        NDArray before = Slices.range(states, 2, 0, chunks).reshape(width, 2L * pairs, -1);
        return chunk.convolution()
                .batchMatMul(u)
                .add(chunk.spread().batchMatMul(before))
                .reshape(width, length, chunks, lanes)
                .transpose(2, 1, 3, 0)
                .reshape(chunks * length, lanes, width);
    }

    @Override
    public NDArray step(NDArray input) {
        long lanes = input.getShape().get(0);
        NDList halves = state.split(2, 1);
        NDArray stateRe = halves.get(0).squeeze(1);
        NDArray stateIm = halves.get(1).squeeze(1);
        NDArray lambdaRe = re.expandDims(1);
        NDArray lambdaIm = im.expandDims(1);
        NDArray nextRe =
                stateRe.mul(lambdaRe)
                        .sub(stateIm.mul(lambdaIm))
                        .reshape(width, pairs, lanes)
                        .add(input.transpose(1, 0).expandDims(1))
                        .reshape((long) width * pairs, lanes);
        NDArray nextIm = stateRe.mul(lambdaIm).add(stateIm.mul(lambdaRe));
        state = nextRe.expandDims(1).concat(nextIm.expandDims(1), 1);
        NDArray output =
                nextRe.mul(outRe.expandDims(1))
                        .sub(nextIm.mul(outIm.expandDims(1)))
                        .reshape(width, pairs, lanes)
                        .sum(new int[] {1})
                        .transpose(1, 0);
        return output.add(input.mul(skip));
    }
}
