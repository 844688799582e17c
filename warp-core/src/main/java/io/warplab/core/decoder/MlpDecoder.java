package io.warplab.core.decoder;

import io.warplab.api.decoder.Decoder;
import io.warplab.api.decoder.DecoderBlock;
import io.warplab.api.decoder.DecoderSession;
import io.warplab.api.lanes.Lanes;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.parameters.ParameterSpec;
import java.util.List;

/**
 * The root network: y_t = MLP_{theta_t}([tau, sin and cos of tau, u_t]), its means bounded where
 * asked (paper, section 2).
 */
public final class MlpDecoder implements Decoder {
    private static final String DYNAMIC_TANH = "dynamic-tanh";

    private final MlpDecoderConfig config;
    private final int inputSize;
    private final int outputs;
    private final int means;
    private final MlpShape shape;

    /**
     * @param config settings
     * @param inputSize D_x
     * @param outputs outputs of the network
     * @param means how many of them are means, to which the output map applies; they come first
     */
    public MlpDecoder(MlpDecoderConfig config, int inputSize, int outputs, int means) {
        this.config = config;
        this.inputSize = inputSize;
        this.outputs = outputs;
        this.means = means;
        int features =
                1 + 2 * config.positionalFrequencies() + (config.inputFeatures() ? inputSize : 0);
        shape =
                new MlpShape(
                        features,
                        config.width(),
                        config.hiddenLayers(),
                        outputs,
                        config.activation());
    }

    @Override
    public int stateSize() {
        return shape.parameterCount();
    }

    @Override
    public int outputSize() {
        return outputs;
    }

    @Override
    public double[] initialState(long seed) {
        return shape.initialWeights(seed, 1);
    }

    @Override
    public List<ParameterSpec> parameters() {
        return config.output() == MlpDecoderConfig.Output.DYNAMIC_TANH
                ? List.of(
                        new ParameterSpec(
                                DYNAMIC_TANH,
                                new long[] {4},
                                ParameterSpec.WEIGHTS,
                                seed -> new double[] {1, 0, 1, 0}))
                : List.of();
    }

    @Override
    public boolean independentSteps() {
        return true;
    }

    @Override
    public boolean streams() {
        return true;
    }

    @Override
    public DecoderSession open(DecoderBlock block, ParameterAccess parameters) {
        return new Session(block, parameters);
    }

    private final class Session implements DecoderSession {
        private final DecoderBlock block;
        private final ParameterAccess parameters;
        private final MlpKernel kernel;
        private final Lanes features;
        private final Lanes dFeatures;
        private final Lanes raw;
        private final Lanes dRaw;
        private final double[] row;
        private final double[] tanh;
        private final double[] gradient;

        /** The step that features and kernel stand at. */
        private int latest = -1;

        Session(DecoderBlock block, ParameterAccess parameters) {
            this.block = block;
            this.parameters = parameters;
            kernel = new MlpKernel(shape, block.precision(), block.lanes());
            features = Lanes.zeros(block.precision(), shape.inputs(), block.lanes());
            dFeatures = Lanes.zeros(block.precision(), shape.inputs(), block.lanes());
            raw = Lanes.zeros(block.precision(), outputs, block.lanes());
            dRaw = Lanes.zeros(block.precision(), outputs, block.lanes());
            row = new double[block.lanes()];
            tanh =
                    switch (config.output()) {
                        case LINEAR -> null;
                        case TANH ->
                                new double[] {config.outputLimit(), 0, config.outputLimit(), 0};
                        case DYNAMIC_TANH -> parameters.values(DYNAMIC_TANH);
                    };
            gradient = new double[4];
        }

        @Override
        public void forward(int t, Lanes theta, Lanes input, Lanes output) {
            latest = t;
            fillFeatures(t, input);
            kernel.forward(theta, 0, features, output);
            if (tanh != null) {
                for (int c = 0; c < means; c++) {
                    for (int n = 0; n < block.lanes(); n++) {
                        output.set(
                                c,
                                n,
                                tanh[2] * Math.tanh((output.get(c, n) - tanh[1]) / tanh[0])
                                        + tanh[3]);
                    }
                }
            }
        }

        @Override
        public void backward(
                int t, Lanes theta, Lanes input, Lanes dOutput, Lanes dTheta, Lanes dInput) {
            boolean fresh = t == latest && tanh == null;
            latest = t;
            if (!fresh) {
                fillFeatures(t, input);
            }
            Lanes dy = dOutput;
            if (tanh != null) {
                kernel.forward(theta, 0, features, raw);
                dRaw.copyRows(0, dOutput, 0, outputs);
                throughTanh();
                dy = dRaw;
            }
            boolean sees = config.inputFeatures();
            if (sees) {
                dFeatures.fill(0);
            }
            Lanes dx = sees ? dFeatures : null;
            if (fresh) {
                kernel.backwardOfLast(theta, 0, features, dy, dTheta, dx);
            } else {
                kernel.backward(theta, 0, features, dy, dTheta, dx);
            }
            if (sees) {
                dInput.addScaledRows(0, 1, dFeatures, shape.inputs() - inputSize, inputSize);
            }
        }

        private void throughTanh() {
            for (int c = 0; c < means; c++) {
                for (int n = 0; n < block.lanes(); n++) {
                    double z = (raw.get(c, n) - tanh[1]) / tanh[0];
                    double h = Math.tanh(z);
                    double dy = dRaw.get(c, n);
                    double dz = dy * tanh[2] * (1 - h * h);
                    gradient[0] -= dz * z / tanh[0];
                    gradient[1] -= dz / tanh[0];
                    gradient[2] += dy * h;
                    gradient[3] += dy;
                    dRaw.set(c, n, dz / tanh[0]);
                }
            }
        }

        @Override
        public void finish() {
            if (config.output() == MlpDecoderConfig.Output.DYNAMIC_TANH) {
                parameters.addGradient(DYNAMIC_TANH, gradient);
            }
        }

        private void fillFeatures(int t, Lanes input) {
            double[] tau = block.tau()[block.row(t)];
            features.writeRow(0, tau);
            for (int k = 0; k < config.positionalFrequencies(); k++) {
                double w = Math.scalb(Math.PI, k);
                for (int n = 0; n < row.length; n++) {
                    row[n] = Math.sin(w * tau[n]);
                }
                features.writeRow(1 + 2 * k, row);
                for (int n = 0; n < row.length; n++) {
                    row[n] = Math.cos(w * tau[n]);
                }
                features.writeRow(2 + 2 * k, row);
            }
            if (config.inputFeatures()) {
                features.copyRows(shape.inputs() - inputSize, input, 0, inputSize);
            }
        }
    }
}
