package io.warplab.testkit;

import io.warplab.api.decoder.Decoder;
import io.warplab.api.decoder.DecoderBlock;
import io.warplab.api.decoder.DecoderContext;
import io.warplab.api.decoder.DecoderFactory;
import io.warplab.api.decoder.DecoderSession;
import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.api.spi.ComponentInfo;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A right decoder passes; each wrong one fails the check that is meant for it. */
class DecoderContractTest {
    private static final String GRADIENT = "gradientsAgreeWithFiniteDifferences";

    @Test
    void aRightDecoderPasses() {
        ContractRun.of(Right.class).passes();
    }

    @Test
    void wrongGradientsAreTold() {
        ContractRun.of(ThetaGradient.class)
                .fails(GRADIENT, "of the state of step", "seed")
                .andNothingElseBut(GRADIENT);
        ContractRun.of(InputGradient.class)
                .fails(GRADIENT, "of the input of free-running step")
                .andNothingElseBut(GRADIENT);
        ContractRun.of(ParameterGradient.class)
                .fails(GRADIENT, "of parameter 'gain'")
                .andNothingElseBut(GRADIENT);
        ContractRun.of(Overwriting.class)
                .fails(GRADIENT, "adds to dTheta and dInput")
                .andNothingElseBut(GRADIENT, "singlePrecisionIsCloseToDouble");
    }

    @Test
    void addingToOutputsIsTold() {
        ContractRun.of(AddingToOutput.class)
                .fails("outputsAreFiniteAndOverwritten", "overwrite every output");
    }

    @Test
    void anotherFunctionInSinglePrecisionIsTold() {
        ContractRun.of(OtherInSingle.class)
                .fails("singlePrecisionIsCloseToDouble", "float64's up to rounding")
                .andNothingElseBut("singlePrecisionIsCloseToDouble");
    }

    @Test
    void anotherFunctionAtInferenceIsTold() {
        ContractRun.of(OtherAtInference.class)
                .fails("inferenceGivesWhatTrainingGives", "whether backward() will follow");
    }

    @Test
    void mixedLanesAreTold() {
        ContractRun.of(MixedLanes.class).fails("lanesDoNotMix", "Sequences are independent");
    }

    @Test
    void sharedWorkSpaceIsTold() {
        ContractRun.of(SharedWorkSpace.class)
                .fails("sessionsDoNotDisturbEachOther", "keep work space in the session");
    }

    @Test
    void randomStartsAreTold() {
        ContractRun.of(RandomStart.class).fails("sizesAgree", "depend on the seed alone");
        ContractRun.of(WrongSize.class).fails("sizesAgree", "stateSize() values");
    }

    private enum Fault {
        NONE,
        THETA_GRADIENT,
        INPUT_GRADIENT,
        PARAMETER_GRADIENT,
        OVERWRITING,
        ADDING_TO_OUTPUT,
        OTHER_IN_SINGLE,
        OTHER_AT_INFERENCE,
        MIXED_LANES,
        SHARED_WORK_SPACE,
        RANDOM_START,
        WRONG_SIZE
    }

    /** y_c = gain sin(theta_c) u_c + tau. */
    private static final class Product implements Decoder {
        private final int size;
        private final Set<Fault> faults;
        private final double[] shared = new double[1];

        Product(int size, Fault fault) {
            this.size = size;
            faults = EnumSet.of(fault);
        }

        private boolean has(Fault fault) {
            return faults.contains(fault);
        }

        @Override
        public int stateSize() {
            return size;
        }

        @Override
        public int outputSize() {
            return size;
        }

        @Override
        public double[] initialState(long seed) {
            SplittableRandom random =
                    new SplittableRandom(has(Fault.RANDOM_START) ? System.nanoTime() : seed);
            return random.doubles(has(Fault.WRONG_SIZE) ? size + 1 : size, -1, 1).toArray();
        }

        @Override
        public List<ParameterSpec> parameters() {
            return List.of(
                    new ParameterSpec(
                            "gain",
                            new long[] {1},
                            ParameterSpec.WEIGHTS,
                            seed -> new double[] {1.5}));
        }

        @Override
        public DecoderSession open(DecoderBlock block, ParameterAccess parameters) {
            double gain = parameters.values("gain")[0];
            double[] gradient = new double[1];
            double[] space = has(Fault.SHARED_WORK_SPACE) ? shared : new double[1];
            return new DecoderSession() {
                @Override
                public void forward(int t, Lanes theta, Lanes input, Lanes output) {
                    for (int c = 0; c < size; c++) {
                        for (int n = 0; n < block.lanes(); n++) {
                            int from = has(Fault.MIXED_LANES) ? 0 : n;
                            space[0] = Math.sin(theta.get(c, n));
                            if (has(Fault.SHARED_WORK_SPACE)) {
                                Thread.yield();
                            }
                            double y = gain * space[0] * input.get(c, from) + block.tau()[t][n];
                            if (has(Fault.OTHER_IN_SINGLE)
                                    && block.precision() == Precision.FLOAT32) {
                                y += 0.1;
                            }
                            if (has(Fault.OTHER_AT_INFERENCE) && !block.training()) {
                                y *= 0.9;
                            }
                            if (has(Fault.ADDING_TO_OUTPUT)) {
                                y += output.get(c, n);
                            }
                            output.set(c, n, y);
                        }
                    }
                }

                @Override
                public void backward(
                        int t,
                        Lanes theta,
                        Lanes input,
                        Lanes dOutput,
                        Lanes dTheta,
                        Lanes dInput) {
                    double[] row = new double[block.lanes()];
                    for (int c = 0; c < size; c++) {
                        int r = c;
                        Arrays.setAll(
                                row,
                                n ->
                                        dOutput.get(r, n)
                                                * gain
                                                * Math.cos(theta.get(r, n))
                                                * input.get(r, n)
                                                * (has(Fault.THETA_GRADIENT) ? 1.001 : 1));
                        if (has(Fault.OVERWRITING)) {
                            dTheta.writeRow(c, row);
                        } else {
                            dTheta.addRow(c, row);
                        }
                        Arrays.setAll(
                                row,
                                n ->
                                        has(Fault.INPUT_GRADIENT)
                                                ? 0
                                                : dOutput.get(r, n)
                                                        * gain
                                                        * Math.sin(theta.get(r, n)));
                        dInput.addRow(c, row);
                        for (int n = 0; n < block.lanes(); n++) {
                            gradient[0] +=
                                    dOutput.get(c, n) * Math.sin(theta.get(c, n)) * input.get(c, n);
                        }
                    }
                }

                @Override
                public void finish() {
                    parameters.addGradient(
                            "gain", has(Fault.PARAMETER_GRADIENT) ? new double[1] : gradient);
                }
            };
        }
    }

    /** A contract on a decoder with one fault. */
    abstract static class With extends DecoderContract<Factories.Config> {
        private final Fault fault;

        With(Fault fault) {
            this.fault = fault;
        }

        @Override
        protected DecoderFactory<Factories.Config> factory() {
            return new DecoderFactory<>() {
                @Override
                public Decoder create(Factories.Config config, DecoderContext context) {
                    return new Product(context.outputSize(), fault);
                }

                @Override
                public String name() {
                    return "product";
                }

                @Override
                public Class<Factories.Config> configType() {
                    return Factories.Config.class;
                }

                @Override
                public ComponentInfo info() {
                    return Factories.INFO;
                }
            };
        }
    }

    static class Right extends With {
        Right() {
            super(Fault.NONE);
        }
    }

    static class ThetaGradient extends With {
        ThetaGradient() {
            super(Fault.THETA_GRADIENT);
        }
    }

    static class InputGradient extends With {
        InputGradient() {
            super(Fault.INPUT_GRADIENT);
        }
    }

    static class ParameterGradient extends With {
        ParameterGradient() {
            super(Fault.PARAMETER_GRADIENT);
        }
    }

    static class Overwriting extends With {
        Overwriting() {
            super(Fault.OVERWRITING);
        }
    }

    static class AddingToOutput extends With {
        AddingToOutput() {
            super(Fault.ADDING_TO_OUTPUT);
        }
    }

    static class OtherInSingle extends With {
        OtherInSingle() {
            super(Fault.OTHER_IN_SINGLE);
        }
    }

    static class OtherAtInference extends With {
        OtherAtInference() {
            super(Fault.OTHER_AT_INFERENCE);
        }
    }

    static class MixedLanes extends With {
        MixedLanes() {
            super(Fault.MIXED_LANES);
        }
    }

    static class SharedWorkSpace extends With {
        SharedWorkSpace() {
            super(Fault.SHARED_WORK_SPACE);
        }
    }

    static class RandomStart extends With {
        RandomStart() {
            super(Fault.RANDOM_START);
        }
    }

    static class WrongSize extends With {
        WrongSize() {
            super(Fault.WRONG_SIZE);
        }
    }
}
