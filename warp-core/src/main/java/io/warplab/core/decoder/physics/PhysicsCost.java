package io.warplab.core.decoder.physics;

import io.warplab.api.lanes.LaneDual;
import io.warplab.api.lanes.LaneDualField;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Prior;
import io.warplab.api.physics.Quantity;
import java.util.List;
import org.hipparchus.util.MathArrays;

/**
 * What a prior costs: its operations are counted by running it once, on one lane, at its default
 * parameters. Vector fields do not branch on values, so one run speaks for all.
 */
record PhysicsCost(Prior prior) {
    /** A product and a sum for each derivative of an operation, and one more factor. */
    private static final int PER_DERIVATIVE = 3;

    /**
     * Floating-point operations of one predicted step with its derivatives by the parameters, and
     * by the state where the form is step; NaN where the prior fails on its default parameters.
     */
    double prediction() {
        int states = prior.form() == Prior.Form.STEP ? prior.states().size() : 0;
        return flops(
                states + prior.parameters().size(),
                field ->
                        prior.predict(
                                field.getZero(),
                                field.getOne(),
                                states > 0
                                        ? variables(field, prior.states(), 0)
                                        : constants(field, prior.states()),
                                variables(field, prior.parameters(), states),
                                1));
    }

    /** Floating-point operations of the least-squares rows of one observed step. */
    double rows() {
        int parameters = prior.parameters().size();
        double solved = parameters * parameters * (2.0 * prior.states().size() + parameters / 3.0);
        return prior.system()
                .map(system -> solved + flops(parameters, field -> derivatives(system, field)))
                .orElseGet(() -> solved + prediction());
    }

    private LaneDual[] derivatives(DynamicalSystem system, LaneDualField field) {
        return system.derivatives(
                field.getZero(),
                constants(field, prior.states()),
                variables(field, prior.parameters(), 0));
    }

    private interface Run {
        LaneDual[] on(LaneDualField field);
    }

    private static double flops(int derivatives, Run run) {
        LaneDualField field = new LaneDualField(1, derivatives);
        long before = field.made();
        try {
            run.on(field);
        } catch (RuntimeException e) {
            return Double.NaN; // it will be told when the prior is used in earnest
        }
        return (field.made() - before) * (1.0 + PER_DERIVATIVE * derivatives);
    }

    /** Variables as far as there are derivatives from {@code first} on. */
    private static LaneDual[] variables(LaneDualField field, List<Quantity> of, int first) {
        LaneDual[] all = constants(field, of);
        for (int i = 0; i < all.length && first + i < field.derivatives(); i++) {
            all[i] = field.variable(first + i, all[i].values());
        }
        return all;
    }

    private static LaneDual[] constants(LaneDualField field, List<Quantity> of) {
        LaneDual[] all = MathArrays.buildArray(field, of.size());
        for (int i = 0; i < all.length; i++) {
            all[i] = field.constant(of.get(i).initial());
        }
        return all;
    }
}
