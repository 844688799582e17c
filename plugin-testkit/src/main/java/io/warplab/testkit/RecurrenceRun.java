package io.warplab.testkit;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;
import io.warplab.api.lanes.StreamRows;
import io.warplab.api.recurrence.LastStateSession;
import io.warplab.api.recurrence.Mode;
import io.warplab.api.recurrence.Recurrence;
import io.warplab.api.recurrence.RecurrenceBatch;
import io.warplab.api.recurrence.RecurrenceBlock;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.api.recurrence.RecurrencePass;
import io.warplab.api.recurrence.RecurrenceSession;
import io.warplab.api.recurrence.Workers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/**
 * One pass of a recurrence over a small block with random parameters, start and drives. The loss is
 * a fixed random combination of all states.
 */
final class RecurrenceRun {
    static final int LANES = 4;
    static final int STEPS = 6;

    /** Lanes 0 and 2 start alike. */
    private static final int[] GROUPS = {0, 1, 0, 2};

    private final Recurrence recurrence;
    private final RecurrenceContext sizes;
    private final double[][] cotangent;

    /** Parameters by name, the group's start [row * groups + group], drives [step][row * LANES]. */
    final Map<String, double[]> parameters;

    final double[] start;
    final double[][] drives;

    RecurrenceRun(Recurrence recurrence, RecurrenceContext sizes, long seed) {
        this.recurrence = recurrence;
        this.sizes = sizes;
        SplittableRandom random = new SplittableRandom(seed);
        parameters = ArrayParameters.nearInitial(recurrence.parameters(), seed);
        start = new double[sizes.stateSize() * groups()];
        Arrays.setAll(start, i -> 0.5 * random.nextGaussian());
        drives = gaussians(random, sizes.driveSize() * LANES);
        cotangent = gaussians(random, sizes.stateSize() * LANES);
    }

    private static double[][] gaussians(SplittableRandom random, int width) {
        double[][] out = new double[STEPS][width];
        for (double[] step : out) {
            Arrays.setAll(step, i -> random.nextGaussian());
        }
        return out;
    }

    private static int groups() {
        return Arrays.stream(GROUPS).max().orElse(0) + 1;
    }

    /**
     * What a pass gave.
     *
     * @param states theta_t, [step][row * LANES + lane]
     * @param repeated what {@code state(t)} said after all steps, likewise
     * @param dStart by column of the starts, laid out as {@link #start}
     * @param dDrives [step][row * LANES + lane]
     * @param gradients by parameter
     */
    record Outcome(
            double[][] states,
            double[][] repeated,
            double[] dStart,
            double[][] dDrives,
            Map<String, double[]> gradients) {}

    /** States of all steps without a backward pass. */
    double[][] states(Mode mode, Precision precision) {
        return states(mode, precision, STEPS);
    }

    /** The same as a stream, which does not know its end. */
    double[][] streamed(Precision precision) {
        return states(Mode.RECURRENT, precision, StreamRows.ENDLESS);
    }

    private double[][] states(Mode mode, Precision precision, int steps) {
        try (RecurrencePass pass =
                        recurrence.open(mode, batch(precision, steps, false), access(precision));
                RecurrenceSession session = pass.open(0, block(precision, steps))) {
            return forward(session, precision);
        }
    }

    double loss(Mode mode) {
        double sum = 0;
        double[][] states = states(mode, Precision.FLOAT64);
        for (int t = 0; t < STEPS; t++) {
            for (int i = 0; i < states[t].length; i++) {
                sum += cotangent[t][i] * states[t][i];
            }
        }
        return sum;
    }

    /** Forward and backward. */
    Outcome backward(Mode mode, Precision precision) {
        return backward(mode, precision, 0);
    }

    /** The same where only the last step counts. */
    Outcome backwardOfLast(Mode mode) {
        return backward(mode, Precision.FLOAT64, STEPS - 1);
    }

    /** {@link #backwardOfLast} in mode chunked, which knows the last states alone. */
    Outcome chunked() {
        ArrayParameters access = access(Precision.FLOAT64);
        int[] last = new int[LANES];
        Arrays.fill(last, STEPS - 1);
        try (RecurrencePass pass =
                        recurrence.open(
                                Mode.CHUNKED, batch(Precision.FLOAT64, STEPS, true), access);
                LastStateSession session =
                        pass.openLast(0, block(Precision.FLOAT64, STEPS), last)) {
            for (int t = 0; t < STEPS; t++) {
                session.drive(t, LaneArrays.lanes(Precision.FLOAT64, drives[t], LANES));
            }
            Lanes theta = nan(Precision.FLOAT64, sizes.stateSize());
            session.state(theta);
            session.backward(
                    LaneArrays.lanes(Precision.FLOAT64, cotangent[STEPS - 1], LANES),
                    nan(Precision.FLOAT64, groups()));
            double[][] states = {LaneArrays.array(theta)};
            return outcome(states, states, new double[0][], pass, access, Precision.FLOAT64);
        }
    }

    private Outcome backward(Mode mode, Precision precision, int from) {
        ArrayParameters access = access(precision);
        try (RecurrencePass pass = recurrence.open(mode, batch(precision, STEPS, true), access);
                RecurrenceSession session = pass.open(0, block(precision, STEPS))) {
            double[][] states = forward(session, precision);
            double[][] repeated = new double[STEPS][];
            double[][] dDrives = new double[STEPS][];
            for (int t = STEPS - 1; t >= 0; t--) {
                Lanes again = nan(precision, sizes.stateSize());
                session.state(t, again);
                repeated[t] = LaneArrays.array(again);
                Lanes dDrive = nan(precision, sizes.driveSize());
                double[] weight = t < from ? new double[cotangent[t].length] : cotangent[t];
                session.backward(t, LaneArrays.lanes(precision, weight, LANES), dDrive);
                dDrives[t] = LaneArrays.array(dDrive);
            }
            session.finish(nan(precision, groups()));
            return outcome(states, repeated, dDrives, pass, access, precision);
        }
    }

    private Outcome outcome(
            double[][] states,
            double[][] repeated,
            double[][] dDrives,
            RecurrencePass pass,
            ArrayParameters access,
            Precision precision) {
        Lanes dStarts = Lanes.zeros(precision, sizes.stateSize(), groups());
        dStarts.fill(Double.NaN);
        pass.finish(dStarts);
        Map<String, double[]> gradients = new LinkedHashMap<>();
        parameters.keySet().forEach(name -> gradients.put(name, access.added(name)));
        return new Outcome(states, repeated, LaneArrays.array(dStarts), dDrives, gradients);
    }

    private ArrayParameters access(Precision precision) {
        return new ArrayParameters(precision, recurrence.parameters(), parameters);
    }

    /** The contract is to overwrite. */
    private static Lanes nan(Precision precision, int rows) {
        Lanes lanes = Lanes.zeros(precision, rows, LANES);
        lanes.fill(Double.NaN);
        return lanes;
    }

    private double[][] forward(RecurrenceSession session, Precision precision) {
        double[][] states = new double[STEPS][];
        for (int t = 0; t < STEPS; t++) {
            Lanes theta = nan(precision, sizes.stateSize());
            session.step(t, LaneArrays.lanes(precision, drives[t], LANES), theta);
            states[t] = LaneArrays.array(theta);
        }
        return states;
    }

    private RecurrenceBatch batch(Precision precision, int steps, boolean training) {
        return new RecurrenceBatch(
                precision,
                LANES,
                steps,
                LaneArrays.lanes(precision, start, groups()),
                training,
                new OneWorker());
    }

    private static RecurrenceBlock block(Precision precision, int steps) {
        double[][] time = new double[steps == StreamRows.ENDLESS ? StreamRows.COUNT : STEPS][LANES];
        for (int t = 0; t < STEPS; t++) {
            Arrays.fill(time[StreamRows.row(steps, t)], 0.01 * t);
        }
        Lanes coordinates = Lanes.zeros(precision, groups(), LANES);
        for (int n = 0; n < LANES; n++) {
            coordinates.set(GROUPS[n], n, 1);
        }
        return new RecurrenceBlock(LANES, steps, coordinates, time, true, true, true);
    }

    /** The calling thread. */
    private static final class OneWorker implements Workers {
        @Override
        public int count() {
            return 1;
        }

        @Override
        public void run(IntConsumer work) {
            work.accept(0);
        }

        @Override
        public void await() {}
    }
}
