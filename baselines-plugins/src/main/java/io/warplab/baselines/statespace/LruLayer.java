package io.warplab.baselines.statespace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.warplab.baselines.neural.Layers;
import io.warplab.baselines.neural.ParameterList;
import io.warplab.baselines.neural.SequenceNetwork;
import io.warplab.baselines.neural.Slices;
import io.warplab.baselines.neural.TorchWeights;
import java.util.function.DoubleUnaryOperator;

/**
 * x_t = lambda x_{t-1} + gamma (B u_t), y_t = Re(C x_t) + D u_t with P complex states; |lambda| =
 * exp(-exp(nu)) < 1 whatever nu, arg lambda = exp(theta). Complex numbers are pairs of halves, real
 * before imaginary; C's imaginary half carries the sign of Re.
 */
final class LruLayer implements SequenceNetwork {
    private final Layers layers;
    private final String name;
    private final NDArray re;
    private final NDArray im;
    private final NDArray scale;
    private final NDArray skip;
    private final DiagonalScan scan;
    private final long states;

    /** [N, P]; null at the start, where it is 0. */
    private NDArray stateRe;

    private NDArray stateIm;

    LruLayer(TorchWeights weights, String name) {
        layers = new Layers(weights);
        this.name = name;
        NDArray modulus = weights.get(name + ".nu").exp().neg().exp();
        NDArray angle = weights.get(name + ".theta").exp();
        re = modulus.mul(angle.cos());
        im = modulus.mul(angle.sin());
        NDArray gamma = weights.get(name + ".gamma").exp();
        scale = gamma.concat(gamma, 0);
        skip = weights.get(name + ".D");
        scan = new DiagonalScan(re, im);
        states = re.getShape().get(0);
    }

    /**
     * Adds its weights: lambda uniform on a ring of the complex plane, B and C normal, gamma such
     * that white noise of variance 1 drives states of variance 1.
     */
    static void declare(ParameterList list, String name, int width, int states, Ring ring) {
        list.add(
                        name + ".nu",
                        ParameterList.STATE_SPACE,
                        moduli(ring, r -> Math.log(-Math.log(r))),
                        states)
                .addAlong(
                        name + ".gamma",
                        ParameterList.STATE_SPACE,
                        name + ".nu",
                        moduli(ring, r -> Math.log(1 - r * r) / 2),
                        states)
                .add(
                        name + ".theta",
                        ParameterList.STATE_SPACE,
                        (random, size) ->
                                random.doubles(size, 0, 1)
                                        .map(u -> Math.log(ring.phase() * (1 - u)))
                                        .toArray(),
                        states)
                .normal(name + ".B.weight", Math.sqrt(0.5 / width), 2L * states, width)
                .normal(name + ".C.weight", Math.sqrt(1.0 / states), width, 2L * states)
                .normal(name + ".D", 1, width);
    }

    /** A function of moduli whose squares are uniform between those of the ring. */
    private static ParameterList.Draw moduli(Ring ring, DoubleUnaryOperator function) {
        double inner = ring.least() * ring.least();
        double outer = ring.most() * ring.most();
        return (random, size) ->
                random.doubles(size, 0, 1)
                        .map(u -> Math.sqrt(inner + (1 - u) * (outer - inner)))
                        .map(function)
                        .toArray();
    }

    @Override
    public NDArray run(NDArray inputs) {
        long steps = inputs.getShape().get(0);
        long lanes = inputs.getShape().get(1);
        NDArray driven = layers.linear(inputs, name + ".B").mul(scale);
        if (stateRe != null) {
            NDArray first = Slices.range(driven, 0, 0, 1).add(propagated());
            driven = steps == 1 ? first : first.concat(Slices.range(driven, 0, 1, steps), 0);
        }
        NDArray reached =
                scan.run(driven.reshape(steps, lanes, 2, states).transpose(3, 2, 0, 1))
                        .transpose(2, 3, 1, 0)
                        .reshape(steps, lanes, 2 * states);
        remember(Slices.range(reached, 0, steps - 1, steps).squeeze(0));
        return layers.linear(reached, name + ".C").add(inputs.mul(skip));
    }

    @Override
    public NDArray step(NDArray input) {
        NDArray reached = layers.linear(input, name + ".B").mul(scale);
        if (stateRe != null) {
            reached = reached.add(propagated());
        }
        remember(reached);
        return layers.linear(reached, name + ".C").add(input.mul(skip));
    }

    /** lambda x of the present state, [N, 2 P]. */
    private NDArray propagated() {
        NDArray real = stateRe.mul(re).sub(stateIm.mul(im));
        return real.concat(stateRe.mul(im).add(stateIm.mul(re)), 1);
    }

    private void remember(NDArray reached) {
        NDList halves = reached.split(2, 1);
        stateRe = halves.get(0);
        stateIm = halves.get(1);
    }
}
