package io.warplab.testkit;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;
import io.warplab.api.lanes.StreamRows;
import io.warplab.api.recurrence.Mode;
import io.warplab.api.recurrence.Recurrence;
import io.warplab.api.recurrence.RecurrenceBlock;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.api.recurrence.RecurrenceSession;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

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
     * @param dStart by group, laid out as {@link #start}
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
        try (RecurrenceSession session =
                recurrence.open(mode, block(precision, steps, false), access(precision))) {
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
        ArrayParameters access = access(precision);
        try (RecurrenceSession session =
                recurrence.open(mode, block(precision, STEPS, true), access)) {
            double[][] states = forward(session, precision);
            double[][] repeated = new double[STEPS][];
            double[][] dDrives = new double[STEPS][];
            for (int t = STEPS - 1; t >= 0; t--) {
                Lanes again = nan(precision, sizes.stateSize());
                session.state(t, again);
                repeated[t] = LaneArrays.array(again);
                Lanes dDrive = nan(precision, sizes.driveSize());
                session.backward(t, LaneArrays.lanes(precision, cotangent[t], LANES), dDrive);
                dDrives[t] = LaneArrays.array(dDrive);
            }
            Lanes dStart = nan(precision, sizes.stateSize());
            session.finish(dStart);
            Map<String, double[]> gradients = new LinkedHashMap<>();
            parameters.keySet().forEach(name -> gradients.put(name, access.added(name)));
            return new Outcome(
                    states, repeated, byGroup(LaneArrays.array(dStart)), dDrives, gradients);
        }
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
        double[] first = new double[sizes.stateSize() * LANES];
        Arrays.setAll(first, i -> start[i / LANES * groups() + GROUPS[i % LANES]]);
        session.start(LaneArrays.lanes(precision, first, LANES), GROUPS.clone());
        double[][] states = new double[STEPS][];
        for (int t = 0; t < STEPS; t++) {
            Lanes theta = nan(precision, sizes.stateSize());
            session.step(t, LaneArrays.lanes(precision, drives[t], LANES), theta);
            states[t] = LaneArrays.array(theta);
        }
        return states;
    }

    /** A group's gradient may stand in its first lane alone; the sum over its lanes counts. */
    private double[] byGroup(double[] lanes) {
        double[] sums = new double[start.length];
        for (int i = 0; i < lanes.length; i++) {
            sums[i / LANES * groups() + GROUPS[i % LANES]] += lanes[i];
        }
        return sums;
    }

    private static RecurrenceBlock block(Precision precision, int steps, boolean training) {
        double[][] time = new double[steps == StreamRows.ENDLESS ? StreamRows.COUNT : STEPS][LANES];
        for (int t = 0; t < STEPS; t++) {
            Arrays.fill(time[StreamRows.row(steps, t)], 0.01 * t);
        }
        return new RecurrenceBlock(precision, LANES, steps, time, training);
    }
}
