package io.warplab.core.decoder.physics;

import io.warplab.api.decoder.DecoderBlock;
import java.util.Arrays;

/**
 * The physical parameters of a block of lanes, step by step: an estimate (learned mean or weak
 * form) and what the root network adds, within the bounds. After the last adapting step they stay
 * what they were.
 */
final class ParameterTrack {
    private final DecoderBlock block;
    private final ParameterBounds bounds;
    private final double[] reference;
    private final double[] ranges;
    private final WeakForm solver;
    private final ParameterRows rows;
    private NormalEquations sums;
    private boolean changed = true;
    private boolean heldInStream;
    private final double[][] unknowns;
    private final double[][] estimate;
    private final double[][] parameters;
    private final Step[] kept;
    private final double[][] pending;
    private final double[] q;
    private final double[] dq;

    /** What the backward pass needs of a step. */
    private record Step(
            NormalEquations sums,
            double[][] unknowns,
            double[][] estimate,
            double[][] parameters) {}

    /**
     * @param reference parameters that the unknowns are counted from, by their ranges
     * @param solver learned mean, trust and weights
     * @param rows what observations say of the parameters; null: the learned mean is the estimate
     * @param states states of the system
     */
    ParameterTrack(
            DecoderBlock block,
            ParameterBounds bounds,
            double[] reference,
            double[] ranges,
            WeakForm solver,
            ParameterRows rows,
            int states) {
        this.block = block;
        this.bounds = bounds;
        this.reference = reference;
        this.ranges = ranges;
        this.solver = solver;
        this.rows = rows;
        int count = reference.length;
        sums = new NormalEquations(states, count, block.lanes());
        unknowns = new double[count][block.lanes()];
        estimate = new double[count][block.lanes()];
        parameters = new double[count][block.lanes()];
        kept = new Step[block.training() ? block.steps() : 0];
        pending = new double[count][block.lanes()];
        q = new double[count];
        dq = new double[count];
    }

    /** Whether step t still learns something. */
    private boolean adapts(int t) {
        return !heldInStream && t <= block.lastAdaptingStep();
    }

    /** In a stream: whether the next steps keep the parameters of the last one. */
    void freeze(boolean frozen) {
        heldInStream = frozen;
    }

    /** Whether the parameters of step t are those of step t - 1 by construction. */
    boolean frozen(int t) {
        return !adapts(t);
    }

    /**
     * Parameters of step t, [parameter][lane], valid until the next call.
     *
     * @param observed states in raw units, [state][lane]; not read where not seen
     * @param shift of the root network, [parameter][lane], or null
     */
    double[][] forward(int t, double[][] observed, double[][] shift) {
        if (adapts(t)) {
            if (rows != null
                    && rows.push(
                            block.time()[block.row(t)], block.seen()[block.row(t)], observed)) {
                sums = block.training() ? sums.copy() : sums;
                sums.add(rows);
                changed = true;
            }
            if (changed) {
                estimate();
                changed = false;
            }
            for (int k = 0; k < parameters.length; k++) {
                for (int n = 0; n < block.lanes(); n++) {
                    parameters[k][n] =
                            bounds.bounded(k, estimate[k][n], shift == null ? 0 : shift[k][n]);
                }
            }
            if (block.training()) {
                kept[t] = new Step(sums, copy(unknowns), copy(estimate), copy(parameters));
            }
        }
        return parameters;
    }

    private void estimate() {
        for (int n = 0; n < block.lanes(); n++) {
            solver.solve(sums, n, q);
            for (int k = 0; k < q.length; k++) {
                unknowns[k][n] = q[k];
                estimate[k][n] = reference[k] + ranges[k] * q[k];
            }
        }
    }

    private static double[][] copy(double[][] rows) {
        double[][] out = new double[rows.length][];
        Arrays.setAll(out, i -> rows[i].clone());
        return out;
    }

    /**
     * Backward of step t, steps in reverse.
     *
     * @param dParameters [parameter][lane]
     * @param dShift overwritten with the gradient of the root network's part; null when there is
     *     none
     */
    void backward(int t, double[][] dParameters, double[][] dShift) {
        if (frozen(t)) {
            for (int k = 0; k < pending.length; k++) {
                for (int n = 0; n < block.lanes(); n++) {
                    pending[k][n] += dParameters[k][n];
                    if (dShift != null) {
                        dShift[k][n] = 0;
                    }
                }
            }
            return;
        }
        Step step = kept[t];
        kept[t] = null;
        for (int n = 0; n < block.lanes(); n++) {
            for (int k = 0; k < dq.length; k++) {
                double g = dParameters[k][n] + pending[k][n];
                pending[k][n] = 0;
                double p = step.parameters()[k][n];
                if (dShift != null) {
                    dShift[k][n] = g * bounds.slopeOfShift(k, p);
                }
                dq[k] = g * bounds.slopeOfEstimate(k, step.estimate()[k][n], p, g) * ranges[k];
                q[k] = step.unknowns()[k][n];
            }
            solver.backward(step.sums(), n, q, dq);
        }
    }
}
