package io.warplab.testkit;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.api.recurrence.Mode;
import io.warplab.api.recurrence.Recurrence;
import io.warplab.api.recurrence.RecurrenceBatch;
import io.warplab.api.recurrence.RecurrenceBlock;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.api.recurrence.RecurrenceFactory;
import io.warplab.api.recurrence.RecurrencePass;
import io.warplab.api.recurrence.RecurrenceSession;
import io.warplab.api.spi.ComponentInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A right recurrence passes; each wrong one fails the check that is meant for it. */
class RecurrenceContractTest {
    private static final String GRADIENT = "gradientsAgreeWithFiniteDifferences";
    private static final String CLIPPED = "gradientsAgreeWithFiniteDifferencesWhenClipped";

    @Test
    void aRightRecurrencePasses() {
        ContractRun.of(Right.class).passes();
    }

    @Test
    void wrongGradientsAreTold() {
        ContractRun.of(DriveGradient.class)
                .fails(GRADIENT, "of the drive of step", "seed")
                .andNothingElseBut(GRADIENT, CLIPPED);
        ContractRun.of(StartGradient.class)
                .fails(GRADIENT, "theta_{-1} of a group")
                .andNothingElseBut(GRADIENT, CLIPPED);
        ContractRun.of(ParameterGradient.class)
                .fails(GRADIENT, "parameter 'decay'", "mode RECURRENT")
                .andNothingElseBut(GRADIENT, CLIPPED);
        ContractRun.of(ClipIgnored.class)
                .fails(CLIPPED, "clipped to [-0.8, 0.8]")
                .andNothingElseBut(CLIPPED);
    }

    @Test
    void modesThatDifferAreTold() {
        ContractRun.of(OtherMode.class)
                .fails("modesAgree", "CONVOLUTIONAL", "Leave out of modes() what is not exact");
    }

    @Test
    void anotherFunctionAtInferenceIsTold() {
        ContractRun.of(OtherAtInference.class)
                .fails("inferenceAndStreamGiveWhatTrainingGives", "whether backward() will follow");
    }

    @Test
    void sharedWorkSpaceIsTold() {
        ContractRun.of(StatefulAcrossSessions.class)
                .fails("sessionsDoNotDisturbEachOther", "keep work space in the session");
    }

    @Test
    void aWrongRepeatIsTold() {
        ContractRun.of(WrongRepeat.class)
                .fails("statesAreFiniteAndOverwritten", "state(t) must say theta_t again")
                .andNothingElseBut("statesAreFiniteAndOverwritten");
    }

    private enum Fault {
        NONE,
        DRIVE_GRADIENT,
        START_GRADIENT,
        PARAMETER_GRADIENT,
        CLIP_IGNORED,
        OTHER_MODE,
        OTHER_AT_INFERENCE,
        SHARED,
        WRONG_REPEAT
    }

    /** theta_t = clip(decay theta_{t-1} + B v_t) with one decay; both modes step. */
    private static final class Scalar implements Recurrence {
        private final RecurrenceContext sizes;
        private final Fault fault;
        private final double[] shared = new double[1];

        Scalar(RecurrenceContext sizes, Fault fault) {
            this.sizes = sizes;
            this.fault = fault;
        }

        @Override
        public List<ParameterSpec> parameters() {
            int size = sizes.stateSize() * sizes.driveSize();
            return List.of(
                    new ParameterSpec(
                            "decay",
                            new long[] {1},
                            ParameterSpec.TRANSITION,
                            seed -> new double[] {0.9}),
                    new ParameterSpec(
                            "B",
                            new long[] {sizes.stateSize(), sizes.driveSize()},
                            ParameterSpec.WEIGHTS,
                            seed -> new double[size]));
        }

        @Override
        public Set<Mode> modes() {
            return Double.isInfinite(sizes.weightsLimit())
                    ? EnumSet.of(Mode.RECURRENT, Mode.CONVOLUTIONAL)
                    : EnumSet.of(Mode.RECURRENT);
        }

        @Override
        public RecurrencePass open(Mode mode, RecurrenceBatch batch, ParameterAccess parameters) {
            return new Pass(mode, batch, parameters);
        }

        private final class Pass implements RecurrencePass {
            private final Mode mode;
            private final RecurrenceBatch batch;
            private final ParameterAccess parameters;
            private final double decay;
            private final double[] b;
            private final double[] decayGradient = new double[1];
            private final double[] bGradient;
            private final Lanes dStarts;

            Pass(Mode mode, RecurrenceBatch batch, ParameterAccess parameters) {
                this.mode = mode;
                this.batch = batch;
                this.parameters = parameters;
                decay = parameters.values("decay")[0];
                b = parameters.values("B");
                bGradient = new double[b.length];
                dStarts = Lanes.zeros(batch.precision(), sizes.stateSize(), batch.starts().lanes());
            }

            @Override
            public RecurrenceSession open(int worker, RecurrenceBlock block) {
                return new Session(this, block);
            }

            @Override
            public void finish(Lanes gradient) {
                gradient.copyRows(0, dStarts, 0, dStarts.rows());
                parameters.addGradient("B", bGradient);
                parameters.addGradient(
                        "decay", fault == Fault.PARAMETER_GRADIENT ? new double[1] : decayGradient);
            }
        }

        private final class Session implements RecurrenceSession {
            private final Pass pass;
            private final RecurrenceBlock block;
            private final List<Lanes> states = new ArrayList<>();
            private final List<Lanes> drives = new ArrayList<>();
            private final Lanes lambda;

            Session(Pass pass, RecurrenceBlock block) {
                this.pass = pass;
                this.block = block;
                lambda = zeros(sizes.stateSize());
                Lanes first = zeros(sizes.stateSize());
                Lanes starts = pass.batch.starts();
                for (int i = 0; i < sizes.stateSize(); i++) {
                    for (int n = 0; n < block.lanes(); n++) {
                        double sum = 0;
                        for (int c = 0; c < starts.lanes(); c++) {
                            sum += starts.get(i, c) * block.coordinates().get(c, n);
                        }
                        first.set(i, n, sum);
                    }
                }
                states.add(first);
            }

            private Lanes zeros(int rows) {
                return Lanes.zeros(pass.batch.precision(), rows, block.lanes());
            }

            private Lanes copy(Lanes from) {
                Lanes to = zeros(from.rows());
                to.copyRows(0, from, 0, from.rows());
                return to;
            }

            @Override
            public void step(int t, Lanes drive, Lanes theta) {
                drives.add(copy(drive));
                Lanes before = states.get(states.size() - 1);
                Lanes next = zeros(sizes.stateSize());
                double[] space = fault == Fault.SHARED ? shared : new double[1];
                for (int i = 0; i < sizes.stateSize(); i++) {
                    for (int n = 0; n < block.lanes(); n++) {
                        space[0] = pass.decay * before.get(i, n);
                        for (int j = 0; j < sizes.driveSize(); j++) {
                            space[0] += pass.b[i * sizes.driveSize() + j] * drive.get(j, n);
                        }
                        if (fault == Fault.OTHER_MODE && pass.mode == Mode.CONVOLUTIONAL) {
                            space[0] += 1e-6;
                        }
                        if (fault == Fault.OTHER_AT_INFERENCE && !pass.batch.training()) {
                            space[0] += 1e-6;
                        }
                        if (fault == Fault.SHARED) {
                            Thread.yield();
                        }
                        next.set(i, n, space[0]);
                    }
                }
                if (Double.isFinite(sizes.weightsLimit())) {
                    next.clip(sizes.weightsLimit());
                }
                states.add(next);
                theta.copyRows(0, next, 0, next.rows());
            }

            @Override
            public void state(int t, Lanes theta) {
                int row = fault == Fault.WRONG_REPEAT ? t : t + 1;
                theta.copyRows(0, states.get(row), 0, theta.rows());
            }

            @Override
            public void backward(int t, Lanes dTheta, Lanes dDrive) {
                lambda.addScaledRows(0, 1, dTheta, 0, dTheta.rows());
                if (Double.isFinite(sizes.weightsLimit()) && fault != Fault.CLIP_IGNORED) {
                    lambda.zeroWhereClipped(states.get(t + 1), sizes.weightsLimit());
                }
                dDrive.fill(0);
                for (int i = 0; i < sizes.stateSize(); i++) {
                    for (int n = 0; n < block.lanes(); n++) {
                        double l = lambda.get(i, n);
                        pass.decayGradient[0] += l * states.get(t).get(i, n);
                        for (int j = 0; j < sizes.driveSize(); j++) {
                            int k = i * sizes.driveSize() + j;
                            pass.bGradient[k] += l * drives.get(t).get(j, n);
                            dDrive.set(j, n, dDrive.get(j, n) + pass.b[k] * l);
                        }
                    }
                }
                if (fault == Fault.DRIVE_GRADIENT) {
                    dDrive.addScaledRows(0, 0.01, dDrive, 0, dDrive.rows());
                }
                double[] decays = new double[sizes.stateSize()];
                Arrays.fill(decays, pass.decay);
                lambda.scaleRows(decays);
            }

            @Override
            public void finish(Lanes dCoordinates) {
                for (int i = 0; i < sizes.stateSize() && fault != Fault.START_GRADIENT; i++) {
                    for (int c = 0; c < pass.dStarts.lanes(); c++) {
                        double sum = pass.dStarts.get(i, c);
                        for (int n = 0; n < block.lanes(); n++) {
                            sum += lambda.get(i, n) * block.coordinates().get(c, n);
                        }
                        pass.dStarts.set(i, c, sum);
                    }
                }
            }
        }
    }

    /** A contract on a recurrence with one fault. */
    abstract static class With extends RecurrenceContract<Factories.Config> {
        private final Fault fault;

        With(Fault fault) {
            this.fault = fault;
        }

        @Override
        protected RecurrenceFactory<Factories.Config> factory() {
            return new RecurrenceFactory<>() {
                @Override
                public Recurrence create(Factories.Config config, RecurrenceContext context) {
                    return new Scalar(context, fault);
                }

                @Override
                public String name() {
                    return "scalar";
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

    static class DriveGradient extends With {
        DriveGradient() {
            super(Fault.DRIVE_GRADIENT);
        }
    }

    static class StartGradient extends With {
        StartGradient() {
            super(Fault.START_GRADIENT);
        }
    }

    static class ParameterGradient extends With {
        ParameterGradient() {
            super(Fault.PARAMETER_GRADIENT);
        }
    }

    static class ClipIgnored extends With {
        ClipIgnored() {
            super(Fault.CLIP_IGNORED);
        }
    }

    static class OtherMode extends With {
        OtherMode() {
            super(Fault.OTHER_MODE);
        }
    }

    static class OtherAtInference extends With {
        OtherAtInference() {
            super(Fault.OTHER_AT_INFERENCE);
        }
    }

    static class StatefulAcrossSessions extends With {
        StatefulAcrossSessions() {
            super(Fault.SHARED);
        }
    }

    static class WrongRepeat extends With {
        WrongRepeat() {
            super(Fault.WRONG_REPEAT);
        }
    }
}
