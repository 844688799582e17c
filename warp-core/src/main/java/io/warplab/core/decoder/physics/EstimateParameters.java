package io.warplab.core.decoder.physics;

import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.parameters.ParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The vectors behind the estimates of a block of lanes: hands out the solvers that use them and
 * adds their gradients. Those named {@code first-...} come from {@link FirstFit} and are not
 * trained: where a refinement is linearised must not depend on what is learned.
 */
final class EstimateParameters {
    private static final String MEAN = "mean";
    private static final String LOG_TRUST = "log-trust";
    private static final String LOG_WEIGHT = "log-weight";
    private static final String LOG_FLOW_WEIGHT = "log-flow-weight";
    private static final String FIRST = "first-";
    private static final double FIRST_LOG_TRUST = Math.log(1e-3);

    /** How firmly a stretch is believed to start at its first observation, scaled units. */
    private static final double LOG_START_TRUST = Math.log(1e-6);

    /**
     * Sizes and which estimates there are.
     *
     * @param states S
     * @param parameters P
     * @param observes whether observations are used at all
     * @param refines whether stretches are refined
     */
    record Layout(int states, int parameters, boolean observes, boolean refines) {}

    private final Layout layout;
    private final ParameterAccess access;
    private final RegularisedLeastSquares stepwise;
    private final RegularisedLeastSquares linearisation;
    private final RegularisedLeastSquares refined;

    /** Reads the present values, for a block of lanes. */
    EstimateParameters(Layout layout, ParameterAccess access, int lanes) {
        this.layout = layout;
        this.access = access;
        int p = layout.parameters();
        int s = layout.states();
        double[] mean = p == 0 ? new double[0] : access.values(MEAN);
        boolean observes = layout.observes();
        stepwise =
                new RegularisedLeastSquares(
                        mean,
                        observes ? access.values(LOG_TRUST) : new double[p],
                        observes ? access.values(LOG_WEIGHT) : new double[s],
                        lanes);
        linearisation =
                layout.refines()
                        ? new RegularisedLeastSquares(
                                access.values(FIRST + MEAN),
                                access.values(FIRST + LOG_TRUST),
                                access.values(FIRST + LOG_WEIGHT),
                                lanes)
                        : null;
        refined =
                layout.refines()
                        ? new RegularisedLeastSquares(
                                joined(s, 0, mean),
                                joined(s, LOG_START_TRUST, access.values(LOG_TRUST)),
                                access.values(LOG_FLOW_WEIGHT),
                                lanes)
                        : null;
    }

    private static double[] joined(int first, double value, double[] rest) {
        double[] all = new double[first + rest.length];
        Arrays.fill(all, 0, first, value);
        System.arraycopy(rest, 0, all, first, rest.length);
        return all;
    }

    /** What is declared to the engine. */
    static List<ParameterSpec> specs(Layout layout) {
        int p = layout.parameters();
        int s = layout.states();
        List<ParameterSpec> all = new ArrayList<>();
        if (p > 0) {
            all.add(spec(MEAN, p, 0));
        }
        if (layout.observes()) {
            all.add(spec(LOG_TRUST, p, FIRST_LOG_TRUST));
            all.add(spec(LOG_WEIGHT, s, 0));
        }
        if (layout.refines()) {
            all.add(spec(LOG_FLOW_WEIGHT, s, 0));
            all.add(spec(FIRST + MEAN, p, 0));
            all.add(spec(FIRST + LOG_TRUST, p, FIRST_LOG_TRUST));
            all.add(spec(FIRST + LOG_WEIGHT, s, 0));
        }
        return all;
    }

    private static ParameterSpec spec(String name, int size, double value) {
        double[] initial = new double[size];
        Arrays.fill(initial, value);
        return new ParameterSpec(
                name, new long[] {size}, ParameterSpec.PHYSICS, seed -> initial.clone());
    }

    /** First values from closed-form fits. */
    static Map<String, double[]> values(EmpiricalBayes.Belief steps) {
        return Map.of(
                MEAN, steps.mean(),
                LOG_TRUST, steps.logTrust(),
                LOG_WEIGHT, steps.logWeights());
    }

    /** First values where stretches are refined. */
    static Map<String, double[]> values(EmpiricalBayes.Belief steps, EmpiricalBayes.Belief flow) {
        return Map.of(
                MEAN,
                flow.mean(),
                LOG_TRUST,
                flow.logTrust(),
                LOG_WEIGHT,
                steps.logWeights(),
                LOG_FLOW_WEIGHT,
                flow.logWeights(),
                FIRST + MEAN,
                steps.mean(),
                FIRST + LOG_TRUST,
                steps.logTrust(),
                FIRST + LOG_WEIGHT,
                steps.logWeights());
    }

    /** The estimate after every step. */
    RegularisedLeastSquares stepwise() {
        return stepwise;
    }

    /** Where a stretch is linearised; null where none is refined. */
    RegularisedLeastSquares linearisation() {
        return linearisation;
    }

    /** The estimate from a stretch, its start's S corrections first; null where none is refined. */
    RegularisedLeastSquares refined() {
        return refined;
    }

    /** Adds the gradients that the solvers gathered. */
    void addGradients() {
        if (layout.parameters() == 0) {
            return;
        }
        access.addGradient(MEAN, stepwise.meanGradient());
        if (layout.observes()) {
            access.addGradient(LOG_TRUST, stepwise.logTrustGradient());
            access.addGradient(LOG_WEIGHT, stepwise.logWeightGradient());
        }
        if (layout.refines()) {
            access.addGradient(MEAN, tail(refined.meanGradient()));
            access.addGradient(LOG_TRUST, tail(refined.logTrustGradient()));
            access.addGradient(LOG_FLOW_WEIGHT, refined.logWeightGradient());
        }
    }

    private double[] tail(double[] all) {
        return Arrays.copyOfRange(all, layout.states(), all.length);
    }
}
