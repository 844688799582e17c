package io.warplab.core.decoder.physics;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Keeps a stretch of observed steps of a block of lanes and, whenever it is full, turns it into
 * rows of the motion over the whole stretch ({@link FlowRows}). Stretches follow one another;
 * memory is one stretch.
 */
final class FlowRefinement {
    /** Starts the solution of a stretch. */
    @FunctionalInterface
    interface Start {
        FlowRows at(double[] time, double[][] state, double[][] parameters);
    }

    private final Start start;
    private final int states;
    private final int lanes;
    private final double[][] times;
    private final double[][] seen;
    private final double[][][] observed;
    private int filled;

    /**
     * @param length steps of a stretch, at least 3
     * @param states S
     */
    FlowRefinement(Start start, int length, int states, int lanes) {
        this.start = start;
        this.states = states;
        this.lanes = lanes;
        times = new double[length][];
        seen = new double[length][];
        observed = new double[length][][];
    }

    /**
     * Takes the next step; copied.
     *
     * @return whether the stretch is full and {@link #solve} may be called
     */
    boolean push(double[] time, double[] seenNow, double[][] state) {
        filled %= times.length;
        times[filled] = time.clone();
        seen[filled] = seenNow.clone();
        observed[filled] = new double[states][];
        Arrays.setAll(observed[filled], s -> state[s].clone());
        filled++;
        return filled == times.length;
    }

    /**
     * Solves the full stretch: rows in S corrections of its start and P parameters.
     *
     * @param point parameters to linearise at, [parameter][lane], physical units
     * @param sink takes the rows of each step in turn
     */
    void solve(double[][] point, Consumer<LinearRows> sink) {
        FlowRows rows = start.at(times[0], firstSeen(), point);
        for (int t = 0; t < times.length; t++) {
            rows.advance(times[t], seen[t], observed[t]);
            sink.accept(rows);
        }
    }

    /** Each lane's first observation, zero where there is none. */
    private double[][] firstSeen() {
        double[][] first = new double[states][lanes];
        for (int n = 0; n < lanes; n++) {
            for (int t = times.length - 1; t >= 0; t--) {
                for (int s = 0; s < states && seen[t][n] != 0; s++) {
                    first[s][n] = observed[t][s][n];
                }
            }
        }
        return first;
    }
}
