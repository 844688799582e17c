package io.warplab.core.engine;

import io.warplab.api.lanes.Activation;
import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.core.linalg.Blas;
import io.warplab.core.linalg.NativeMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.nd4j.linalg.api.ndarray.INDArray;

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

    private int layers() {
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
    public Session open(Precision precision, int lanes, ParameterAccess parameters) {
        return new NetworkSession(precision, lanes, parameters);
    }

    private final class NetworkSession implements Session {
        private final ParameterAccess parameters;
        private final Precision precision;
        private final int lanes;
        private final Lanes[] pre = new Lanes[layers()];
        private final Lanes[] post = new Lanes[layers()];

        NetworkSession(Precision precision, int lanes, ParameterAccess parameters) {
            this.precision = precision;
            this.lanes = lanes;
            this.parameters = parameters;
        }

        @Override
        public void forward(Lanes x0, Lanes theta) {
            Lanes x = x0;
            for (int l = 0; l < layers(); l++) {
                int out = sizes.get(l + 1);
                boolean last = l == layers() - 1;
                Lanes y = last ? theta : Lanes.zeros(precision, out, lanes);
                multiply(parameters.value("weight" + l), false, x, y);
                double[] bias = parameters.values("bias" + l);
                double[] row = new double[lanes];
                for (int o = 0; o < out; o++) {
                    Arrays.fill(row, bias[o]);
                    y.addRow(o, row);
                }
                if (!last) {
                    pre[l] = y;
                    post[l] = Lanes.zeros(precision, out, lanes);
                    post[l].activate(activation, y, out);
                    x = post[l];
                }
            }
        }

        @Override
        public void backward(Lanes x0, Lanes dTheta) {
            Lanes dy = dTheta;
            for (int l = layers() - 1; l >= 0; l--) {
                Lanes x = l == 0 ? x0 : post[l - 1];
                addOuter(dy, x, parameters.gradient("weight" + l));
                double[] bias = new double[dy.rows()];
                double[] row = new double[lanes];
                for (int o = 0; o < bias.length; o++) {
                    dy.readRow(o, row);
                    bias[o] = Arrays.stream(row).sum();
                }
                parameters.addGradient("bias" + l, bias);
                if (l > 0) {
                    Lanes dx = Lanes.zeros(precision, x.rows(), lanes);
                    multiply(parameters.value("weight" + l), true, dy, dx);
                    dx.activateBackward(activation, pre[l - 1], x.rows());
                    dy = dx;
                }
            }
        }

        private void multiply(INDArray weight, boolean transposed, Lanes x, Lanes y) {
            try (NativeMatrix in = NativeMatrix.zeros(precision, x.rows(), lanes);
                    NativeMatrix out = NativeMatrix.zeros(precision, y.rows(), lanes)) {
                in.load(x);
                Blas.gemm(1, NativeMatrix.wrap(weight), transposed, in, false, 0, out);
                out.store(y);
            }
        }

        private void addOuter(Lanes dy, Lanes x, INDArray gradient) {
            try (NativeMatrix g = NativeMatrix.zeros(precision, dy.rows(), lanes);
                    NativeMatrix in = NativeMatrix.zeros(precision, x.rows(), lanes)) {
                g.load(dy);
                in.load(x);
                Blas.gemm(1, g, false, in, true, 1, NativeMatrix.wrap(gradient));
            }
        }
    }
}
