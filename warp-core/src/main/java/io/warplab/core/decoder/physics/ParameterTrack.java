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

    /** What the estimate is solved from. */
    private RegularisedLeastSquares solver;

    private NormalEquations solved;

    /** Null where it must be solved anew. */
    private LaneEstimate estimate;

    private boolean heldInStream;
    private double[][] parameters;
    private final Step[] kept;
    private final double[][] pending;
    private final double[] slope;

    /** Whose gradients are being summed. */
    private LaneEstimate behind;

    /** What the backward pass needs of a step. */
    private record Step(LaneEstimate estimate, double[][] parameters) {}

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
        solver = learned.stepwise();
        solved = sums;
        parameters = new double[count][block.lanes()];
        kept = new Step[block.training() ? block.steps() : 0];
        pending = new double[count][block.lanes()];
        slope = new double[block.lanes()];
    }

    /** Whether observations have a say. */
    boolean observes() {
        return rows != null;
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
     * Parameters of step t, [parameter][lane], not to be written to.
     *
     * @param observed states in raw units, [state][lane]; not read where not seen
     * @param shift of the root network, [parameter][lane], or null
     */
    double[][] forward(int t, double[][] observed, double[][] shift) {
        if (adapts(t)) {
            if (rows != null) {
                observe(block.row(t), observed);
            }
            boolean changed = estimate == null;
            if (changed) {
                estimate = new LaneEstimate(solver, solved, bounds, units, block.lanes());
            }
            if (changed || shift != null) {
                parameters = estimate.parameters(shift);
            }
            if (block.training()) {
                kept[t] = new Step(estimate, parameters);
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
            if (solver == learned.stepwise()) {
                solveFrom(solver, sums);
            }
        }
        if (refinement != null && refinement.push(time, seen, observed)) {
            NormalEquations flow =
                    new NormalEquations(units.states(), learned.refined().size(), block.lanes());
            refinement.solve(linearisationPoint(), flow::add);
            solveFrom(learned.refined(), flow);
        }
    }

    private void solveFrom(RegularisedLeastSquares by, NormalEquations what) {
        solver = by;
        solved = what;
        estimate = null;
    }

    /** The estimate of single steps by what is not trained, within the bounds. */
    private double[][] linearisationPoint() {
        return new LaneEstimate(learned.linearisation(), sums, bounds, units, block.lanes())
                .parameters(null);
    }

    /**
     * Backward of step t, steps in reverse.
     *
     * @param dParameters [parameter][lane]
     * @param dShift overwritten with the gradient of the root network's part; null when there is
     *     none
     */
    void backward(int t, double[][] dParameters, double[][] dShift) {
        for (int k = 0; k < pending.length; k++) {
            LaneLoops.add(pending[k], dParameters[k]);
        }
        if (frozen(t)) {
            for (int k = 0; k < pending.length && dShift != null; k++) {
                Arrays.fill(dShift[k], 0);
            }
            return;
        }
        Step step = kept[t];
        kept[t] = null;
        if (step.estimate() != behind) {
            finish();
            behind = step.estimate();
        }
        for (int k = 0; k < pending.length; k++) {
            bounds.slopeOfShift(k, step.parameters()[k], slope);
            behind.addGradient(k, pending[k], slope);
            if (dShift != null) {
                LaneLoops.multiply(pending[k], slope, dShift[k]);
            }
            Arrays.fill(pending[k], 0);
        }
    }

    /** Once the last step has gone backward. */
    void finish() {
        if (behind != null) {
            behind.backward();
        }
    }
}
