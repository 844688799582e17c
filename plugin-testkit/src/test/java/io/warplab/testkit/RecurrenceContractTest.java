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
                .fails(GRADIENT, "a column of starts")
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
            List<Session> sessions = new ArrayList<>();
            return new RecurrencePass() {
                @Override
                public RecurrenceSession open(int worker, RecurrenceBlock block) {
                    sessions.add(new Session(mode, batch, block, parameters));
                    return sessions.get(sessions.size() - 1);
                }

                @Override
                public void finish(Lanes dStarts) {
                    sessions.get(0).addGradients(dStarts);
                }
            };
        }

        private final class Session implements RecurrenceSession {
            private final Mode mode;
            private final RecurrenceBatch batch;
            private final RecurrenceBlock block;
            private final ParameterAccess parameters;
            private final double decay;
            private final double[] b;
            private final double[] decayGradient = new double[1];
            private final double[] bGradient;
            private final List<Lanes> states = new ArrayList<>();
            private final List<Lanes> drives = new ArrayList<>();
            private final Lanes lambda;

            Session(
                    Mode mode,
                    RecurrenceBatch batch,
                    RecurrenceBlock block,
                    ParameterAccess parameters) {
                this.mode = mode;
                this.batch = batch;
                this.block = block;
                this.parameters = parameters;
                decay = parameters.values("decay")[0];
                b = parameters.values("B");
                bGradient = new double[b.length];
                lambda = zeros(sizes.stateSize());
                Lanes first = zeros(sizes.stateSize());
                for (int i = 0; i < first.rows(); i++) {
                    for (int n = 0; n < block.lanes(); n++) {
                        for (int c = 0; c < batch.starts().lanes(); c++) {
                            double x = batch.starts().get(i, c) * block.coordinates().get(c, n);
                            first.set(i, n, first.get(i, n) + x);
                        }
                    }
                }
                states.add(first);
            }

            private Lanes zeros(int rows) {
                return Lanes.zeros(batch.precision(), rows, block.lanes());
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
                        space[0] = decay * before.get(i, n);
                        for (int j = 0; j < sizes.driveSize(); j++) {
                            space[0] += b[i * sizes.driveSize() + j] * drive.get(j, n);
                        }
                        if (fault == Fault.OTHER_MODE && mode == Mode.CONVOLUTIONAL) {
                            space[0] += 1e-6;
                        }
                        if (fault == Fault.OTHER_AT_INFERENCE && !batch.training()) {
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
                        decayGradient[0] += l * states.get(t).get(i, n);
                        for (int j = 0; j < sizes.driveSize(); j++) {
                            int k = i * sizes.driveSize() + j;
                            bGradient[k] += l * drives.get(t).get(j, n);
                            dDrive.set(j, n, dDrive.get(j, n) + b[k] * l);
                        }
                    }
                }
                if (fault == Fault.DRIVE_GRADIENT) {
                    dDrive.addScaledRows(0, 0.01, dDrive, 0, dDrive.rows());
                }
                double[] decays = new double[sizes.stateSize()];
                Arrays.fill(decays, decay);
                lambda.scaleRows(decays);
            }

            @Override
            public void finish(Lanes dCoordinates) {
                dCoordinates.fill(0);
                for (int c = 0; c < dCoordinates.rows(); c++) {
                    for (int n = 0; n < block.lanes(); n++) {
                        for (int i = 0; i < lambda.rows(); i++) {
                            double x = batch.starts().get(i, c) * lambda.get(i, n);
                            dCoordinates.set(c, n, dCoordinates.get(c, n) + x);
                        }
                    }
                }
            }

            private void addGradients(Lanes dStarts) {
                dStarts.fill(0);
                for (int i = 0; i < lambda.rows() && fault != Fault.START_GRADIENT; i++) {
                    for (int c = 0; c < dStarts.lanes(); c++) {
                        for (int n = 0; n < block.lanes(); n++) {
                            double x = lambda.get(i, n) * block.coordinates().get(c, n);
                            dStarts.set(i, c, dStarts.get(i, c) + x);
                        }
                    }
                }
                parameters.addGradient("B", bGradient);
                parameters.addGradient(
                        "decay", fault == Fault.PARAMETER_GRADIENT ? new double[1] : decayGradient);
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
