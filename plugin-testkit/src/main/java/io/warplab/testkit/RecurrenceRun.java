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

    /** Columns that initial states are combined from. */
    private static final int COLUMNS = 3;

    /** Last steps of the lanes where these alone count. */
    private static final int[] LAST = {STEPS - 1, 2, STEPS - 2, 0};

    private final Recurrence recurrence;
    private final RecurrenceContext sizes;
    private final double[][] cotangent;

    /**
     * Parameters by name, start columns [row * COLUMNS + column], coordinates [column * LANES +
     * lane], drives [step][row * LANES].
     */
    final Map<String, double[]> parameters;

    final double[] coordinates;

    final double[] start;
    final double[][] drives;

    RecurrenceRun(Recurrence recurrence, RecurrenceContext sizes, long seed) {
        this.recurrence = recurrence;
        this.sizes = sizes;
        SplittableRandom random = new SplittableRandom(seed);
        parameters = ArrayParameters.nearInitial(recurrence.parameters(), seed);
        start = new double[sizes.stateSize() * COLUMNS];
        Arrays.setAll(start, i -> 0.5 * random.nextGaussian());
        coordinates = new double[COLUMNS * LANES];
        Arrays.setAll(coordinates, i -> i % LANES % COLUMNS == i / LANES ? 1 : 0.25);
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

    /**
     * What a pass gave.
     *
     * @param states theta_t, [step][row * LANES + lane]
     * @param repeated what {@code state(t)} said after all steps, likewise
     * @param dStart laid out as {@link #start}
     * @param dCoordinates laid out as {@link #coordinates}
     * @param dDrives [step][row * LANES + lane]
     * @param gradients by parameter
     */
    record Outcome(
            double[][] states,
            double[][] repeated,
            double[] dStart,
            double[] dCoordinates,
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
        RecurrenceBlock block = block(precision, steps);
        try (RecurrencePass pass = pass(mode, precision, steps, false, access(precision));
                RecurrenceSession session = pass.open(0, block)) {
            return forward(session, block, precision);
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
        return backward(mode, precision, cotangent);
    }

    private Outcome backward(Mode mode, Precision precision, double[][] weights) {
        ArrayParameters access = access(precision);
        RecurrenceBlock block = block(precision, STEPS);
        try (RecurrencePass pass = pass(mode, precision, STEPS, true, access);
                RecurrenceSession session = pass.open(0, block)) {
            double[][] states = forward(session, block, precision);
            double[][] repeated = new double[STEPS][];
            double[][] dDrives = new double[STEPS][];
            for (int t = STEPS - 1; t >= 0; t--) {
                Lanes again = nan(precision, sizes.stateSize(), LANES);
                session.state(t, again);
                repeated[t] = LaneArrays.array(again);
                Lanes dDrive = nan(precision, sizes.driveSize(), LANES);
                session.backward(t, LaneArrays.lanes(precision, weights[t], LANES), dDrive);
                dDrives[t] = LaneArrays.array(dDrive);
            }
            Lanes dCoordinates = nan(precision, COLUMNS, LANES);
            session.finish(dCoordinates);
            return outcome(pass, precision, access, states, repeated, dCoordinates, dDrives);
        }
    }

    private Outcome outcome(
            RecurrencePass pass,
            Precision precision,
            ArrayParameters access,
            double[][] states,
            double[][] repeated,
            Lanes dCoordinates,
            double[][] dDrives) {
        Lanes dStart = nan(precision, sizes.stateSize(), COLUMNS);
        pass.finish(dStart);
        Map<String, double[]> gradients = new LinkedHashMap<>();
        parameters.keySet().forEach(name -> gradients.put(name, access.added(name)));
        return new Outcome(
                states,
                repeated,
                LaneArrays.array(dStart),
                LaneArrays.array(dCoordinates),
                dDrives,
                gradients);
    }

    /**
     * The lanes' last states in mode CHUNKED, as the one entry of states, and backward from them.
     */
    Outcome lastChunked(Precision precision) {
        ArrayParameters access = access(precision);
        try (RecurrencePass pass = pass(Mode.CHUNKED, precision, STEPS, true, access);
                LastStateSession session =
                        pass.openLast(0, block(precision, STEPS), LAST.clone())) {
            for (int t = 0; t < STEPS; t++) {
                session.drive(t, LaneArrays.lanes(precision, drives[t], LANES));
            }
            Lanes theta = nan(precision, sizes.stateSize(), LANES);
            session.state(theta);
            Lanes dCoordinates = nan(precision, COLUMNS, LANES);
            session.backward(LaneArrays.lanes(precision, cotangent[0], LANES), dCoordinates);
            double[][] states = {LaneArrays.array(theta)};
            return outcome(pass, precision, access, states, states, dCoordinates, new double[0][]);
        }
    }

    /** The same by steps. */
    Outcome lastStepped(Precision precision) {
        double[][] weights = new double[STEPS][sizes.stateSize() * LANES];
        double[] states = new double[sizes.stateSize() * LANES];
        for (int i = 0; i < states.length; i++) {
            weights[LAST[i % LANES]][i] = cotangent[0][i];
        }
        Outcome whole = backward(Mode.RECURRENT, precision, weights);
        Arrays.setAll(states, i -> whole.states()[LAST[i % LANES]][i]);
        double[][] last = {states};
        return new Outcome(
                last,
                last,
                whole.dStart(),
                whole.dCoordinates(),
                new double[0][],
                whole.gradients());
    }

    private ArrayParameters access(Precision precision) {
        return new ArrayParameters(precision, recurrence.parameters(), parameters);
    }

    /** The contract is to overwrite. */
    private static Lanes nan(Precision precision, int rows, int columns) {
        Lanes lanes = Lanes.zeros(precision, rows, columns);
        lanes.fill(Double.NaN);
        return lanes;
    }

    private double[][] forward(
            RecurrenceSession session, RecurrenceBlock block, Precision precision) {
        double[][] states = new double[STEPS][];
        for (int t = 0; t < STEPS; t++) {
            Lanes theta = nan(precision, sizes.stateSize(), LANES);
            stamp(block, t); // a stream learns the time of a step as it comes
            session.step(t, LaneArrays.lanes(precision, drives[t], LANES), theta);
            states[t] = LaneArrays.array(theta);
        }
        return states;
    }

    private RecurrencePass pass(
            Mode mode, Precision precision, int steps, boolean training, ArrayParameters access) {
        Lanes columns = LaneArrays.lanes(precision, start, COLUMNS);
        return recurrence.open(
                mode,
                new RecurrenceBatch(precision, LANES, steps, columns, training, new OneWorker()),
                access);
    }

    private RecurrenceBlock block(Precision precision, int steps) {
        double[][] time = new double[steps == StreamRows.ENDLESS ? StreamRows.COUNT : STEPS][LANES];
        RecurrenceBlock block =
                new RecurrenceBlock(
                        LANES,
                        steps,
                        LaneArrays.lanes(precision, coordinates, LANES),
                        time,
                        true,
                        true,
                        true);
        for (int t = 0; t < STEPS && steps == STEPS; t++) {
            stamp(block, t);
        }
        return block;
    }

    /** Irregular, and another clock for every lane. */
    private static void stamp(RecurrenceBlock block, int t) {
        for (int n = 0; n < LANES; n++) {
            block.time()[block.row(t)][n] = 0.3 * t + 0.02 * n * t * t;
        }
    }
}
