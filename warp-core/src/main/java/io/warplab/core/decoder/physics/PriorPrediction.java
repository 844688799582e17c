package io.warplab.core.decoder.physics;

import io.warplab.api.decoder.DecoderBlock;
import io.warplab.api.lanes.LaneDual;
import io.warplab.api.lanes.LaneDualField;
import io.warplab.api.physics.Prior;
import java.util.Arrays;
import org.hipparchus.util.MathArrays;

/**
 * A prior's predictions for a block of lanes, with their derivatives by the state (form step) and
 * by the parameters. States and parameters are in physical units.
 */
final class PriorPrediction {
    private final Prior prior;
    private final DecoderBlock block;
    private final Units units;
    private final int states;
    private final boolean steps;
    private final KnownInputs inputs;
    private final LaneDualField field;

    /**
     * Derivatives of the predicted states by step, [step][state][variable][lane], null where they
     * are identically zero; training only.
     */
    private final double[][][][] kept;

    private LaneDual[] origin;
    private LaneDual[] latest;

    /** Predictions without inputs; the block's clock is converted to the prior's unit. */
    PriorPrediction(Prior prior, DecoderBlock block, Units units) {
        this(prior, block, units, null);
    }

    /**
     * Predictions for a block of lanes, its clock converted to the prior's unit.
     *
     * @param inputs what acts on a prior that steps, or null
     */
    PriorPrediction(Prior prior, DecoderBlock block, Units units, KnownInputs inputs) {
        this.inputs = inputs;
        this.prior = prior;
        this.block = block;
        this.units = units;
        states = prior.states().size();
        steps = prior.form() == Prior.Form.STEP;
        int parameters = prior.parameters().size();
        field =
                LaneDualField.recycling(
                        block.lanes(), block.training() ? parameters + (steps ? states : 0) : 0);
        kept = new double[block.training() ? block.steps() : 0][][][];
    }

    /**
     * The state that step t predicts.
     *
     * @param state present state, [state][lane]; a prior of another form looks at that of step 0
     *     alone
     * @param parameters [parameter][lane]
     * @param unchanged whether the parameters are those of the step before
     * @param next overwritten, [state][lane]
     */
    void forward(
            int t, double[][] state, double[][] parameters, boolean unchanged, double[][] next) {
        field.recycle(); // what the step before worked with
        int target = t + block.ahead();
        LaneDual[] p = variables(parameters, steps ? states : 0);
        LaneDual[] predicted =
                switch (prior.form()) {
                    case STEP -> step(t, target, variables(state, 0), p);
                    case ORIGIN -> fromOrigin(t, target, state, p, unchanged);
                    case CLOSED ->
                            prior.predict(
                                    field.getZero(),
                                    time(target),
                                    MathArrays.buildArray(field, 0),
                                    p,
                                    1);
                };
        for (int s = 0; s < states; s++) {
            System.arraycopy(predicted[s].values(), 0, next[s], 0, block.lanes());
        }
        if (prior.form() == Prior.Form.ORIGIN) {
            latest = detached(predicted);
        }
        if (block.training()) {
            kept[t] = derivatives(predicted);
        }
    }

    /** Copies that outlive the recycling of their field. */
    static LaneDual[] detached(LaneDual[] numbers) {
        LaneDual[] out = numbers.clone();
        Arrays.setAll(out, i -> numbers[i].detached());
        return out;
    }

    private double[][][] derivatives(LaneDual[] predicted) {
        double[][][] out = new double[states][field.derivatives()][];
        for (int s = 0; s < states; s++) {
            for (int i = 0; i < out[s].length; i++) {
                double[] row = predicted[s].derivative(i);
                out[s][i] = row == null ? null : row.clone();
            }
        }
        return out;
    }

    private LaneDual[] step(int t, int target, LaneDual[] state, LaneDual[] p) {
        LaneDual from = time(t);
        LaneDual length = time(target).subtract(from);
        if (inputs == null) {
            return prior.predict(from, length, state, p, 1);
        }
        return prior.predict(
                from, length, state, p, constants(inputs.at(t)), constants(inputs.at(target)), 1);
    }

    private LaneDual[] constants(double[][] values) {
        LaneDual[] out = MathArrays.buildArray(field, values.length);
        Arrays.setAll(out, i -> field.constant(values[i]));
        return out;
    }

    /** With parameters as before, the solution goes on from where it was. */
    private LaneDual[] fromOrigin(
            int t, int target, double[][] state, LaneDual[] p, boolean unchanged) {
        if (t == 0) {
            origin = MathArrays.buildArray(field, states);
            for (int s = 0; s < states; s++) {
                origin[s] = field.constant(state[s]).detached();
            }
        }
        if (unchanged && latest != null) {
            LaneDual from = time(target - 1);
            return prior.predict(from, time(target).subtract(from), latest, p, 1);
        }
        return prior.predict(field.getZero(), time(target), origin, p, Math.max(1, target));
    }

    private LaneDual time(int t) {
        return field.constant(block.time()[block.row(t)]).multiply(units.timeFactor());
    }

    private LaneDual[] variables(double[][] values, int first) {
        LaneDual[] out = MathArrays.buildArray(field, values.length);
        for (int i = 0; i < out.length; i++) {
            out[i] =
                    block.training()
                            ? field.variable(first + i, values[i])
                            : field.constant(values[i]);
        }
        return out;
    }

    /**
     * Vector-Jacobian product of step t.
     *
     * @param dNext [state][lane]
     * @param dState overwritten, [state][lane]; zero unless the form is step
     * @param dParameters overwritten, [parameter][lane]
     */
    void backward(int t, double[][] dNext, double[][] dState, double[][] dParameters) {
        for (double[] row : dState) {
            Arrays.fill(row, 0);
        }
        for (double[] row : dParameters) {
            Arrays.fill(row, 0);
        }
        int first = steps ? states : 0;
        for (int s = 0; s < states; s++) {
            for (int i = 0; steps && i < states; i++) {
                addProduct(kept[t][s][i], dNext[s], dState[i]);
            }
            for (int k = 0; k < dParameters.length; k++) {
                addProduct(kept[t][s][first + k], dNext[s], dParameters[k]);
            }
        }
        kept[t] = null;
    }

    private static void addProduct(double[] derivative, double[] gradient, double[] sum) {
        if (derivative != null) { // else identically zero
            LaneLoops.addProduct(sum, derivative, gradient);
        }
    }
}
