package io.warplab.datasets.generated;

import io.warplab.datasets.sequence.Sequence;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws parameters and a start, then solves the system.
 *
 * @param solver of the system
 * @param parameters what its parameters are drawn from, in the system's order
 * @param starts what its states are drawn from, in the system's order
 * @param grid when it is observed
 * @param sampling what happens before and between
 * @param observed indices of the states that are observed
 */
public record SystemDraw(
        SystemSolver solver,
        ParameterRanges parameters,
        ParameterRanges starts,
        TimeGrid grid,
        Sampling sampling,
        int[] observed)
        implements SequenceDraw {
    /**
     * When a solution is looked at.
     *
     * @param jitter the most that a time is off the grid, in steps
     * @param transientTime time from the start to the first observation
     */
    public record Sampling(double jitter, double transientTime) {
        /** On the grid, from the start. */
        public static final Sampling REGULAR = new Sampling(0, 0);
    }

    @Override
    public Drawn draw(SplittableRandom random) {
        double[] p = parameters.draw(random);
        double[] start = starts.draw(random);
        double[] times = grid.jittered(sampling.jitter(), random);
        double[][] values = new double[times.length][];
        double[][] states = states(start, p, times);
        for (int t = 0; t < values.length; t++) {
            double[] state = states[t];
            values[t] = Arrays.stream(observed).mapToDouble(i -> state[i]).toArray();
        }
        return new Drawn(new Sequence(times, values), p);
    }

    /**
     * The clock of the system runs with the data's: what is before the data is at negative times.
     */
    private double[][] states(double[] start, double[] p, double[] times) {
        if (sampling.transientTime() == 0) {
            return solver.trajectory(start, p, times);
        }
        double[] all = new double[times.length + 1];
        all[0] = -sampling.transientTime();
        System.arraycopy(times, 0, all, 1, times.length);
        double[][] states = solver.trajectory(start, p, all);
        return Arrays.copyOfRange(states, 1, states.length);
    }
}
