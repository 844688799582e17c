package io.warplab.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.warplab.api.lanes.LaneDual;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Prior;
import io.warplab.api.physics.PriorFactory;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.Trajectories;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Prior} keeps to. Extend it, name the factory and, where the defaults do not do,
 * the config; a prior that is built on a system by name also says which:
 *
 * <pre>{@code
 * class OdePriorTest extends PriorContract<OdePriorConfig> {
 *     @Override
 *     protected PriorFactory<OdePriorConfig> factory() {
 *         return new OdePriorFactory();
 *     }
 *
 *     @Override
 *     protected DynamicalSystem system(String name) {
 *         return new DampedPendulum();
 *     }
 * }
 * }</pre>
 *
 * @param <C> config of the prior
 */
public abstract class PriorContract<C> extends ComponentContract<C> {
    private static final int POINTS = 20;
    private static final int[] SUBSTEPS = {4, 8, 16, 32, 64, 128};
    private static final double ROUNDING = 1e-11;
    private static final double ORDER_TOLERANCE = 0.35;

    @Override
    protected abstract PriorFactory<C> factory();

    /** Systems by name, for a prior that asks its context for one. */
    protected DynamicalSystem system(String name) {
        return fail(
                "The prior asks for the system '%s'. Override system(String) to give it one.",
                name);
    }

    /**
     * Length of a step that is tried, in the prior's unit of time; unless overridden a fiftieth of
     * its system's characteristic time, or 0.02 where it has no system.
     */
    protected double step() {
        return prior().system().map(s -> s.manifest().characteristicTime()).orElse(1.0) / 50;
    }

    /**
     * Order of convergence, for a prior that integrates its system; empty (no check) unless
     * overridden.
     */
    protected OptionalInt order() {
        return OptionalInt.empty();
    }

    private Prior prior() {
        return factory().create(config(), this::system);
    }

    @Test
    void statesAndParametersAreComplete() {
        Prior prior = prior();
        assertThat(prior.form())
                .as("form() says what a prediction starts from: step, origin or closed")
                .isNotNull();
        assertThat(prior.states()).as("A prior predicts at least one state").isNotEmpty();
        Checks.quantities("state", prior.states());
        Checks.parameters(prior.parameters());
        assertThat(prior.timeUnit()).as("timeUnit() is the unit of time and step").isNotNull();
    }

    @Test
    void predictionsHaveOneValuePerStateAndAreFinite() {
        Prior prior = prior();
        for (PriorPoint p : points()) {
            double[] y = p.value(prior);
            assertThat(y)
                    .as("predict() must return one value per state; at %s", p)
                    .hasSameSizeAs(prior.states());
            Checks.finite(
                    y,
                    "Predictions one step ahead within the bounds (narrow them, or take more"
                            + " substeps; seed %d, at %s)",
                    seed(),
                    p);
        }
    }

    @Test
    void predictionsAreAFunctionOfTheirArguments() {
        Prior prior = prior();
        List<PriorPoint> points = points();
        List<double[]> first = points.stream().map(p -> p.value(prior)).toList();
        for (int i = points.size() - 1; i >= 0; i--) {
            Checks.same(
                    points.get(i).value(prior),
                    first.get(i),
                    "The same arguments must give the same prediction, whatever was asked before."
                            + " Keep nothing between calls. At %s",
                    points.get(i));
        }
    }

    @Test
    void aStepOfZeroStaysWhereItIs() {
        Prior prior = prior();
        if (prior.form() != Prior.Form.CLOSED) {
            for (PriorPoint p : points()) {
                Checks.allClose(
                        p.with(0, 0).value(prior),
                        p.state(),
                        1e-12,
                        "A step of 0 must return the state that it started from; at %s",
                        p);
            }
        }
    }

    @Test
    void everyLaneTakesItsOwnStep() {
        Prior prior = prior();
        List<PriorPoint> points = points();
        LaneDual[] lanes = PriorPoint.lanes(prior, points);
        for (int n = 0; n < points.size(); n++) {
            double[] alone = points.get(n).value(prior);
            for (int i = 0; i < alone.length; i++) {
                Checks.close(
                        lanes[i].values()[n],
                        alone[i],
                        1e-10,
                        Checks.largest(alone),
                        "State %s in lane %d must be what the same numbers give alone: lanes differ"
                                + " in step, state and parameters. Use the methods of T for"
                                + " everything, the step too. Seed %d, at %s",
                        prior.states().get(i).name(),
                        n,
                        seed(),
                        points.get(n));
            }
        }
    }

    @Test
    void numbersAreNotKeptBetweenCalls() {
        Prior prior = prior();
        RecycledMemory.check(
                points(),
                points().get(0).variables(),
                (at, field) -> PriorPoint.lanes(prior, at, field),
                "predict()");
    }

    @Test
    void derivativesAgreeWithFiniteDifferences() {
        Prior prior = prior();
        List<PriorPoint> points = points();
        LaneDual[] lanes = PriorPoint.lanes(prior, points);
        for (int i = 0; i < lanes.length; i++) {
            double[][] derivatives = LaneVariables.derivatives(lanes[i]);
            for (int n = 0; n < points.size(); n++) {
                PriorPoint p = points.get(n);
                int row = i;
                for (int k = 0; k < p.variables(); k++) {
                    int column = k;
                    Difference.at(
                                    x -> p.with(column, x).value(prior)[row],
                                    p.variable(k),
                                    differenceStep(prior, p, k))
                            .check(
                                    derivatives[k][n],
                                    1e-6,
                                    0,
                                    "Derivative of %s by variable %d of (step, states, parameters):"
                                            + " do every operation with the methods of T; seed %d,"
                                            + " at %s",
                                    prior.states().get(i).name(),
                                    k,
                                    seed(),
                                    p);
                }
            }
        }
    }

    private static double differenceStep(Prior prior, PriorPoint p, int k) {
        if (k == 0) {
            return 1e-3 * p.step();
        }
        int states = p.state().length;
        Quantity q =
                k <= states ? prior.states().get(k - 1) : prior.parameters().get(k - 1 - states);
        return QuantityDraws.step(q, p.variable(k));
    }

    @Test
    void everyParameterMatters() {
        Prior prior = prior();
        List<PriorPoint> points = points();
        LaneDual[] lanes = PriorPoint.lanes(prior, points);
        int first = 1 + prior.states().size();
        for (int k = 0; k < prior.parameters().size(); k++) {
            int column = first + k;
            boolean matters =
                    Arrays.stream(lanes)
                            .flatMapToDouble(
                                    x -> Arrays.stream(LaneVariables.derivatives(x)[column]))
                            .anyMatch(d -> d != 0);
            assertThat(matters)
                    .as(
                            "Parameter '%s' changes no prediction at any of %d points (seed %d), so"
                                    + " nothing could identify it. Take it out of parameters().",
                            prior.parameters().get(k).name(), POINTS, seed())
                    .isTrue();
        }
    }

    @Test
    void convergesWithTheOrderThatItNames() {
        Assumptions.assumeTrue(order().isPresent(), "order() is not overridden");
        Prior prior = prior();
        DynamicalSystem system =
                prior.system()
                        .orElseGet(
                                () ->
                                        fail(
                                                "Only a prior with a system has an order of"
                                                        + " convergence: leave order() empty"));
        double span = system.manifest().characteristicTime();
        double[] x = prior.states().stream().mapToDouble(Quantity::initial).toArray();
        double[] p = prior.parameters().stream().mapToDouble(Quantity::initial).toArray();
        double[] exact =
                Trajectories.integrate(
                        new BudgetedSystem(system), x, p, new double[] {0, span}, 1e-13)[1];
        List<Double> orders = new ArrayList<>();
        double last = Double.NaN;
        for (int n : SUBSTEPS) {
            double[] y = new PriorPoint(0, span, x, p, n).value(prior);
            double error = 0;
            for (int i = 0; i < y.length; i++) {
                error = Math.max(error, Math.abs(y[i] - exact[i]));
            }
            if (error < ROUNDING * Checks.largest(exact)) {
                break;
            }
            if (!Double.isNaN(last)) {
                orders.add(Math.log(last / error) / Math.log(2));
            }
            last = error;
        }
        double best =
                orders.stream()
                        .min((a, b) -> Double.compare(distance(a), distance(b)))
                        .orElse(Double.NaN);
        assertThat(distance(best) <= ORDER_TOLERANCE)
                .as(
                        "Halving the step must divide the error by 2^%d over one characteristic"
                                + " time (%s) from the initial state; observed orders for %s and"
                                + " more substeps: %s. Correct the method, see that substeps are"
                                + " taken, or name another order.",
                        order().getAsInt(), span, SUBSTEPS[0], orders)
                .isTrue();
    }

    private double distance(double observed) {
        double d = Math.abs(observed - order().getAsInt());
        return Double.isNaN(d) ? Double.POSITIVE_INFINITY : d;
    }

    @Test
    void severalThreadsMayUseIt() {
        Prior prior = prior();
        List<PriorPoint> points = points();
        Threads.check(
                points.size(),
                50,
                i -> points.get(i).value(prior),
                "A prior is used by several threads at once and must keep nothing in fields.");
    }

    private List<PriorPoint> points() {
        Prior prior = prior();
        SplittableRandom random = new SplittableRandom(seed());
        List<PriorPoint> points = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            points.add(
                    new PriorPoint(
                            10 * step() * random.nextDouble(),
                            step() * (0.2 + random.nextDouble()),
                            QuantityDraws.draw(prior.states(), random),
                            QuantityDraws.draw(prior.parameters(), random),
                            2));
        }
        return points;
    }
}
