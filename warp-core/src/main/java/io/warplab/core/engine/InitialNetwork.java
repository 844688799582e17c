package io.warplab.core.engine;

import io.warplab.api.lanes.Activation;
import io.warplab.api.lanes.Lanes;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.parameters.ParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongFunction;

/**
 * theta_{-1} = phi(x_0): a hypernetwork of the first observation (paper, section 2). Layer i has
 * {@code weight_i} [out, in] and {@code bias_i}; the activation stands between layers, none after
 * the last.
 *
 * @param sizes D_x, hidden sizes, D_theta
 * @param activation between layers
 * @param rootWeights first value of the last layer's bias: good root weights, around which x_0
 *     makes small changes
 */
public record InitialNetwork(
        List<Integer> sizes, Activation activation, LongFunction<double[]> rootWeights)
        implements InitialState {
    /**
     * How much x_0 changes the first root weights at the start of training, relative to
     * unit-variance layers.
     */
    private static final double LAST_LAYER_SCALE = 0.1;

    public InitialNetwork {
        sizes = List.copyOf(sizes);
    }

    int layers() {
        return sizes.size() - 1;
    }

    @Override
    public List<ParameterSpec> parameters() {
        List<ParameterSpec> all = new ArrayList<>();
        for (int l = 0; l < layers(); l++) {
            int in = sizes.get(l);
            int out = sizes.get(l + 1);
            boolean last = l == layers() - 1;
            double scale = (last ? LAST_LAYER_SCALE : 1) / Math.sqrt(in);
            all.add(
                    new ParameterSpec(
                            "weight" + l,
                            new long[] {out, in},
                            ParameterSpec.WEIGHTS,
                            seed -> normal(seed, in * out, scale)));
            all.add(
                    new ParameterSpec(
                            "bias" + l,
                            new long[] {out},
                            ParameterSpec.WEIGHTS,
                            last ? rootWeights : seed -> new double[out]));
        }
        return all;
    }

    private static double[] normal(long seed, int n, double scale) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] v = new double[n];
        Arrays.setAll(v, i -> scale * random.nextGaussian());
        return v;
    }

    @Override
    public int columnsAtMost(int lanes) {
        return Math.min(lanes, sizes.get(layers() - 1) + 1);
    }

    @Override
    public Session open(Lanes x0, double columnCost, ParameterAccess parameters) {
        return new InitialNetworkSession(this, x0, columnCost, parameters);
    }
}
