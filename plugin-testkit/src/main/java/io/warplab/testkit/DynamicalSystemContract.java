package io.warplab.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Invariant;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import io.warplab.api.physics.Trajectories;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link DynamicalSystem} keeps to. Extend it, name the system:
 *
 * <pre>{@code
 * class DoubleWellTest extends DynamicalSystemContract {
 *     @Override
 *     protected DynamicalSystem system() {
 *         return new DoubleWell();
 *     }
 * }
 * }</pre>
 */
public abstract class DynamicalSystemContract {
    private static final int POINTS = 40;
    private static final int PERIODS = 5;
    private static final double DRIFT = 1e-6;
    private static final Pattern SETTING =
            Pattern.compile("\\s*([a-z0-9-]+)\\s*=\\s*([-+0-9.eE]+)\\s*");

    /** The system under test. */
    protected abstract DynamicalSystem system();

    /** Seed of all random input of the contract. */
    protected long seed() {
        return ComponentContract.SEED;
    }

    /** Where trajectories start; unless overridden the states' initial values. */
    protected double[] start() {
        return initial(system().manifest().states());
    }

    /**
     * Parameters for which an invariant is conserved. Unless overridden the initial values, with
     * what {@link Invariant#holds} sets: {@code "always"}, or settings such as {@code "damping =
     * 0"}, joined by commas.
     */
    protected double[] conservingParameters(Invariant invariant) {
        List<Quantity> parameters = system().manifest().parameters();
        double[] values = initial(parameters);
        if (invariant.holds().equals("always")) {
            return values;
        }
        for (String part : invariant.holds().split(",")) {
            Matcher setting = SETTING.matcher(part);
            int index =
                    setting.matches()
                            ? parameters.stream()
                                    .map(Quantity::name)
                                    .toList()
                                    .indexOf(setting.group(1))
                            : -1;
            if (index < 0) {
                return fail(
                        "Invariant '%s' holds for '%s', which is neither 'always' nor of the form"
                                + " 'parameter = number'. Override conservingParameters().",
                        invariant.name(), invariant.holds());
            }
            values[index] = Double.parseDouble(setting.group(2));
        }
        return values;
    }

    private static double[] initial(List<Quantity> quantities) {
        return quantities.stream().mapToDouble(Quantity::initial).toArray();
    }

    @Test
    void manifestIsComplete() {
        SystemManifest m = system().manifest();
        assertThat(m.name())
                .as(
                        "The system's name is what run files choose it by: kebab-case, such as double-well")
                .isNotNull()
                .matches(Checks.KEBAB_CASE);
        assertThat(m.summary())
                .as("'warp plugins' prints the summary: one sentence with the equation")
                .isNotBlank();
        assertThat(m.timeUnit())
                .as("Name the unit of time, such as s; empty where the equations have none")
                .isNotNull();
        assertThat(m.characteristicTime() > 0 && Double.isFinite(m.characteristicTime()))
                .as(
                        "The characteristic time must be positive, got %s. Give the period or"
                                + " relaxation time at the initial parameters.",
                        m.characteristicTime())
                .isTrue();
        assertThat(m.states()).as("A system has at least one state").isNotEmpty();
        Checks.quantities("state", m.states());
        Checks.parameters(m.parameters());
        assertThat(m.citation()).as("Name the equation's source, or give \"\"").isNotNull();
        assertThat(m.invariants())
                .as("Invariants' names must be unique")
                .extracting(Invariant::name)
                .doesNotHaveDuplicates();
    }

    @Test
    void derivativesHaveOneValuePerStateAndAreFinite() {
        List<Quantity> states = system().manifest().states();
        for (FieldPoint p : points(true)) {
            double[] dx = p.value(system());
            assertThat(dx)
                    .as(
                            "derivatives() must return one value per state of the manifest (%s);"
                                    + " at %s",
                            names(states), p)
                    .hasSameSizeAs(states);
            Checks.finite(
                    dx,
                    "The derivatives within the bounds of the manifest (narrow the bounds or rewrite"
                            + " the equation; seed %d, at %s)",
                    seed(),
                    p);
        }
    }

    @Test
    void derivativesAreAFunctionOfTheirArguments() {
        DynamicalSystem system = system();
        List<FieldPoint> points = points(false);
        List<double[]> first = points.stream().map(p -> p.value(system)).toList();
        for (int i = points.size() - 1; i >= 0; i--) {
            Checks.same(
                    points.get(i).value(system),
                    first.get(i),
                    "The same arguments must give the same derivatives, whatever was asked before."
                            + " Keep nothing between calls. At %s",
                    points.get(i));
        }
        points.get(0).checkArraysAreLeftAlone(system);
    }

    @Test
    void lanesAgreeWithPlainNumbers() {
        List<FieldPoint> points = points(false);
        double[][] lanes = FieldPoint.laneValues(system(), points);
        for (int n = 0; n < points.size(); n++) {
            double[] plain = points.get(n).value(system());
            for (int i = 0; i < plain.length; i++) {
                Checks.close(
                        lanes[i][n],
                        plain[i],
                        1e-11,
                        Checks.largest(plain),
                        "d %s / dt of lane %d must be what plain numbers give. Use the methods of T"
                                + " for everything; do not branch on getReal(), which knows one lane"
                                + " only. Seed %d, at %s",
                        system().manifest().states().get(i).name(),
                        n,
                        seed(),
                        points.get(n));
            }
        }
    }

    @Test
    void derivativesOfLanesAgreeWithGradientAndFiniteDifferences() {
        List<FieldPoint> points = points(false);
        double[][][] lanes = FieldPoint.laneJacobians(system(), points);
        List<Quantity> variables = new ArrayList<>(system().manifest().states());
        variables.addAll(system().manifest().parameters());
        for (int n = 0; n < points.size(); n++) {
            FieldPoint p = points.get(n);
            double[][] gradients = p.gradientJacobian(system());
            for (int i = 0; i < gradients.length; i++) {
                double scale = Checks.largest(gradients[i]);
                for (int k = 0; k < variables.size(); k++) {
                    String what =
                            "d (d %s / dt) / d %s (do every operation with the methods of T: a"
                                    + " constant made from getReal() loses its derivative; seed %d, at"
                                    + " %s)";
                    Object[] where = {
                        system().manifest().states().get(i).name(),
                        variables.get(k).name(),
                        seed(),
                        p
                    };
                    Checks.close(lanes[i][k][n], gradients[i][k], 1e-9, 1e-3 * scale, what, where);
                    int row = i;
                    int column = k;
                    Difference.at(
                                    x -> p.with(column, x).value(system())[row],
                                    p.variable(k),
                                    QuantityDraws.step(variables.get(k), p.variable(k)))
                            .check(lanes[i][k][n], 1e-6, 1e-6 * scale, what, where);
                }
            }
        }
    }

    @Test
    void numbersAreNotKeptBetweenCalls() {
        List<FieldPoint> points = points(false);
        RecycledMemory.check(
                points,
                FieldPoint.variables(points),
                (at, field) -> FieldPoint.lanes(system(), at, field),
                "derivatives()");
    }

    @Test
    void everyParameterMatters() {
        double[][][] lanes = FieldPoint.laneJacobians(system(), points(false));
        int states = system().manifest().states().size();
        List<Quantity> parameters = system().manifest().parameters();
        for (int k = 0; k < parameters.size(); k++) {
            int column = states + k;
            boolean matters =
                    Arrays.stream(lanes)
                            .flatMapToDouble(row -> Arrays.stream(row[column]))
                            .anyMatch(d -> d != 0);
            assertThat(matters)
                    .as(
                            "Parameter '%s' changes no derivative at any of %d points (seed %d), so"
                                    + " nothing could identify it. Take it out of the manifest.",
                            parameters.get(k).name(), POINTS, seed())
                    .isTrue();
        }
    }

    @Test
    void invariantsAreConserved() {
        SystemManifest m = system().manifest();
        double[] times =
                IntStream.rangeClosed(0, 20 * PERIODS)
                        .mapToDouble(i -> i * m.characteristicTime() / 20)
                        .toArray();
        for (Invariant invariant : m.invariants()) {
            double[] p = conservingParameters(invariant);
            assertThat(Checks.largest(Trajectories.derivatives(system(), 0, start(), p)))
                    .as(
                            "Nothing moves from the start %s, where any function is conserved:"
                                    + " give other initial values or override start()",
                            Arrays.toString(start()))
                    .isPositive();
            double[] values =
                    Arrays.stream(
                                    Trajectories.integrate(
                                            new BudgetedSystem(system()), start(), p, times, 1e-12))
                            .mapToDouble(x -> invariant.value().at(x, p))
                            .toArray();
            Checks.finite(values, "Invariant '%s' along a trajectory", invariant.name());
            double drift = Arrays.stream(values).map(v -> Math.abs(v - values[0])).max().orElse(0);
            double variation = variation(invariant, p);
            assertThat(variation)
                    .as(
                            "Invariant '%s' has the same value at all states, which says nothing",
                            invariant.name())
                    .isPositive();
            assertThat(drift)
                    .as(
                            "Invariant '%s' must stay what it was over %d characteristic times at"
                                    + " parameters %s (it holds for: %s); it moved by this much,"
                                    + " where it differs between states by %s. Correct the invariant,"
                                    + " what it holds for, or the equation.",
                            invariant.name(),
                            PERIODS,
                            Arrays.toString(p),
                            invariant.holds(),
                            variation)
                    .isLessThan(DRIFT * variation);
        }
    }

    /** How much an invariant differs between states: the yardstick of its drift. */
    private double variation(Invariant invariant, double[] parameters) {
        SplittableRandom random = new SplittableRandom(seed());
        List<Quantity> states = system().manifest().states();
        double[] values =
                IntStream.range(0, POINTS)
                        .mapToDouble(
                                i ->
                                        invariant
                                                .value()
                                                .at(QuantityDraws.draw(states, random), parameters))
                        .filter(Double::isFinite)
                        .toArray();
        double mean = Arrays.stream(values).average().orElse(0);
        return Arrays.stream(values).map(v -> Math.abs(v - mean)).average().orElse(0);
    }

    @Test
    void termsCanBeLeftOut() {
        new TermChecks(system(), points(false), seed()).check();
    }

    @Test
    void severalThreadsMayUseIt() {
        DynamicalSystem system = system();
        List<FieldPoint> points = points(false);
        Threads.check(
                points.size(),
                200,
                i -> points.get(i).value(system),
                "A system is used by several threads at once and must keep nothing in fields.");
    }

    List<FieldPoint> points(boolean corners) {
        SystemManifest m = system().manifest();
        SplittableRandom random = new SplittableRandom(seed());
        List<FieldPoint> points = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            points.add(
                    new FieldPoint(
                            10 * m.characteristicTime() * random.nextDouble(),
                            QuantityDraws.draw(m.states(), random),
                            corners && i % 2 == 1
                                    ? QuantityDraws.corner(m.parameters(), random)
                                    : QuantityDraws.draw(m.parameters(), random)));
        }
        return points;
    }

    private static String names(List<Quantity> quantities) {
        return String.join(", ", quantities.stream().map(Quantity::name).toList());
    }
}
