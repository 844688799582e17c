package io.warplab.baselines.mamba;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.baselines.neural.CausalConvolution;
import io.warplab.baselines.neural.Layers;
import io.warplab.baselines.neural.ParameterList;
import io.warplab.baselines.neural.SequenceNetwork;
import io.warplab.baselines.neural.TorchWeights;
import java.util.Arrays;

/**
 * A Mamba layer's branch: norm; two projections to E channels; one of them through a causal
 * convolution, SiLU and the selective scan, then gated by SiLU of the other; projection back.
 */
final class MambaBranch implements SequenceNetwork {
    private final Layers layers;
    private final String name;
    private final Mamba sizes;
    private final NDArray skip;
    private final CausalConvolution convolution;
    private final SelectiveScan scan;

    MambaBranch(Mamba sizes, TorchWeights weights, String name, int lanes) {
        layers = new Layers(weights);
        this.name = name;
        this.sizes = sizes;
        skip = weights.get(name + ".D");
        convolution = new CausalConvolution(weights, name + ".conv", lanes);
        scan = new SelectiveScan(weights.get(name + ".A-log").exp().neg(), lanes);
    }

    static void declare(ParameterList list, String name, Mamba sizes) {
        int inner = sizes.inner();
        int states = sizes.states();
        int rank = sizes.rank();
        list.rmsNorm(name + ".norm", sizes.width())
                .linearWithoutBias(name + ".in", sizes.width(), 2 * inner);
        CausalConvolution.declare(list, name + ".conv", inner, sizes.taps());
        list.linearWithoutBias(name + ".select", inner, rank + 2 * states)
                .uniform(name + ".dt.weight", 1 / Math.sqrt(rank), inner, rank)
                .add(
                        name + ".dt.bias",
                        ParameterSpec.WEIGHTS,
                        (random, size) ->
                                random.doubles(size, Math.log(1e-3), Math.log(0.1))
                                        .map(MambaBranch::inverseSoftplusOfExp)
                                        .toArray(),
                        inner)
                .add(
                        name + ".A-log",
                        ParameterList.STATE_SPACE,
                        (random, size) -> {
                            double[] values = new double[size];
                            Arrays.setAll(values, i -> Math.log(1 + i % states));
                            return values;
                        },
                        inner,
                        states)
                .constant(name + ".D", 1, inner)
                .linearWithoutBias(name + ".out", inner, sizes.width());
    }

    /** x with softplus(x) = exp(logarithm). */
    private static double inverseSoftplusOfExp(double logarithm) {
        return Math.log(Math.expm1(Math.exp(logarithm)));
    }

    @Override
    public NDArray run(NDArray inputs) {
        NDArray x = layers.rmsNorm(inputs, name + ".norm");
        NDList projected = layers.linear(x, name + ".in").split(2, 2);
        NDArray u = Layers.silu(convolution.run(projected.get(0)));
        long[] cuts = {sizes.rank(), sizes.rank() + sizes.states()};
        NDList selected = layers.linear(u, name + ".select").split(cuts, 2);
        NDArray dt = layers.linear(selected.get(0), name + ".dt").getNDArrayInternal().softPlus();
        NDArray y = scan.run(dt, u, selected.get(1), selected.get(2)).add(u.mul(skip));
        return layers.linear(y.mul(Layers.silu(projected.get(1))), name + ".out");
    }
}
