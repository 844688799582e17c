package io.warplab.core.decoder.physics;

import io.warplab.api.decoder.DecoderBlock;
import java.util.Arrays;

/**
 * The physical parameters of a block of lanes, step by step: an estimate (learned mean, single
 * steps or the last full stretch) and what the root network adds, within the bounds. After the last
 * adapting step they stay what they were.
 */
final class ParameterTrack {
    private final DecoderBlock block;
    private final ParameterBounds bounds;
    private final Units units;
    private final EstimateParameters learned;
    private final ParameterRows rows;
    private final FlowRefinement refinement;
    private NormalEquations sums;
    private Source source;
    private boolean changed = true;
    private boolean heldInStream;
    private double[][] unknowns;
    private final double[][] estimate;
    private final double[][] parameters;
    private final Step[] kept;
    private final double[][] pending;

    /** What an estimate was solved from. */
    private record Source(RegularisedLeastSquares solver, NormalEquations sums) {}

    /** What the backward pass needs of a step. */
    private record Step(
            Source source, double[][] unknowns, double[][] estimate, double[][] parameters) {}

    /**
     * @param learned learned mean, trust and weights
     * @param rows what single steps say of the parameters; null: the learned mean is the estimate
     * @param refinement stretches that are solved as a whole when they are full; null: none
     */
    ParameterTrack(
            DecoderBlock block,
            ParameterBounds bounds,
            Units units,
            EstimateParameters learned,
            ParameterRows rows,
            FlowRefinement refinement) {
        this.block = block;
        this.bounds = bounds;
        this.units = units;
        this.learned = learned;
        this.rows = rows;
        this.refinement = refinement;
        int count = units.parameters();
        sums = new NormalEquations(units.states(), count, block.lanes());
        source = new Source(learned.stepwise(), sums);
        estimate = new double[count][block.lanes()];
        parameters = new double[count][block.lanes()];
        kept = new Step[block.training() ? block.steps() : 0];
        pending = new double[count][block.lanes()];
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
            if (rows != null) {
                observe(block.row(t), observed);
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
                kept[t] = new Step(source, unknowns, copy(estimate), copy(parameters));
            }
        }
        return parameters;
    }

    private void observe(int row, double[][] observed) {
        double[] time = block.time()[row];
        double[] seen = block.seen()[row];
        if (rows.push(time, seen, observed)) {
            sums = block.training() ? sums.copy() : sums;
            sums.add(rows);
            if (source.solver() == learned.stepwise()) {
                source = new Source(learned.stepwise(), sums);
                changed = true;
            }
        }
        if (refinement != null && refinement.push(time, seen, observed)) {
            RegularisedLeastSquares solver = learned.refined();
            NormalEquations flow =
                    new NormalEquations(units.states(), solver.size(), block.lanes());
            refinement.solve(linearisationPoint(), flow::add);
            source = new Source(solver, flow);
            changed = true;
        }
    }

    /** The estimate of single steps by what is not trained, within the bounds. */
    private double[][] linearisationPoint() {
        double[] q = new double[units.parameters()];
        double[][] point = new double[q.length][block.lanes()];
        for (int n = 0; n < block.lanes(); n++) {
            learned.linearisation().solve(sums, n, q);
            for (int k = 0; k < q.length; k++) {
                point[k][n] = bounds.bounded(k, units.physical(k, q[k]), 0);
            }
        }
        return point;
    }

    private void estimate() {
        double[] q = new double[source.solver().size()];
        int nuisances = q.length - units.parameters();
        unknowns = new double[q.length][block.lanes()];
        for (int n = 0; n < block.lanes(); n++) {
            source.solver().solve(source.sums(), n, q);
            for (int i = 0; i < q.length; i++) {
                unknowns[i][n] = q[i];
            }
            for (int k = 0; k < units.parameters(); k++) {
                estimate[k][n] = units.physical(k, q[nuisances + k]);
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
        RegularisedLeastSquares solver = step.source().solver();
        double[] q = new double[solver.size()];
        double[] dq = new double[solver.size()];
        int nuisances = q.length - units.parameters();
        for (int n = 0; n < block.lanes(); n++) {
            for (int i = 0; i < q.length; i++) {
                q[i] = step.unknowns()[i][n];
            }
            for (int k = 0; k < units.parameters(); k++) {
                double g = dParameters[k][n] + pending[k][n];
                pending[k][n] = 0;
                double p = step.parameters()[k][n];
                if (dShift != null) {
                    dShift[k][n] = g * bounds.slopeOfShift(k, p);
                }
                dq[nuisances + k] =
                        g
                                * bounds.slopeOfEstimate(k, step.estimate()[k][n], p, g)
                                * units.ranges()[k];
            }
            solver.backward(step.source().sums(), n, q, dq);
        }
    }
}
