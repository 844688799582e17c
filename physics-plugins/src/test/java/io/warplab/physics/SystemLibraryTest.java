package io.warplab.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.lanes.LaneDual;
import io.warplab.api.lanes.LaneDualField;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Invariant;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import io.warplab.api.physics.Trajectories;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.hipparchus.util.MathArrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every registered system. */
class SystemLibraryTest {
    private static final String KEBAB = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final long SEED = 20260;
    private static final int POINTS = 20;

    static Stream<DynamicalSystem> systems() {
        return new PhysicsPlugin().systems().stream();
    }

    @Test
    void namesAreUnique() {
        assertThat(systems().map(s -> s.manifest().name())).doesNotHaveDuplicates();
        assertThat(systems()).hasSize(28);
    }

    @ParameterizedTest
    @MethodSource("systems")
    void manifestIsComplete(DynamicalSystem system) {
        SystemManifest m = system.manifest();
        assertThat(m.name()).matches(KEBAB);
        assertThat(m.summary()).isNotBlank();
        assertThat(m.citation())
                .as("a year in the citation")
                .containsPattern("\\b(1[89]|20)\\d\\d\\b");
        assertThat(m.characteristicTime()).isPositive().isFinite();
        for (List<Quantity> quantities : List.of(m.states(), m.parameters())) {
            assertThat(quantities).isNotEmpty();
            assertThat(quantities).extracting(Quantity::name).doesNotHaveDuplicates();
            assertThat(quantities).extracting(Quantity::symbol).doesNotHaveDuplicates();
            assertThat(quantities)
                    .allSatisfy(
                            q -> {
                                assertThat(q.name()).matches(KEBAB);
                                assertThat(q.symbol()).isNotBlank();
                                assertThat(q.initial()).isFinite();
                            });
        }
        assertThat(m.parameters())
                .as("finite bounds, to infer parameters within")
                .allMatch(q -> Double.isFinite(q.lower()) && Double.isFinite(q.upper()));
        m.lyapunovExponent().ifPresent(l -> assertThat(l.source()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("systems")
    void laneDerivativesAgreeWithFiniteDifferences(DynamicalSystem system) {
        int states = system.manifest().states().size();
        int parameters = system.manifest().parameters().size();
        Random random = new Random(SEED);
        double[][] points = new double[POINTS][];
        for (int n = 0; n < POINTS; n++) {
            points[n] = point(system, random);
        }
        LaneDual[] lanes = evaluate(system, points);
        for (int n = 0; n < POINTS; n++) {
            double[] z = points[n];
            double[] f = evaluate(system, z);
            for (int i = 0; i < states; i++) {
                String where = "seed " + SEED + ", point " + n + ", derivative of state " + i;
                assertThat(lanes[i].values()[n])
                        .as(where)
                        .isCloseTo(f[i], within(1e-12 * scale(f)));
                for (int k = 0; k < 1 + states + parameters; k++) {
                    double[] slope = lanes[i].derivative(k);
                    double expected = centralDifference(system, z, k)[i];
                    double step = 1e-5 * Math.max(1e-3, Math.abs(z[k]));
                    assertThat(slope == null ? 0 : slope[n])
                            .as(where + " by variable " + k)
                            .isCloseTo(
                                    expected,
                                    within(1e-5 * Math.abs(expected) + 1e-13 * scale(f) / step));
                }
            }
        }
    }

    /** Largest size of a field's component, at least 1. */
    private static double scale(double[] f) {
        return Math.max(1, largest(f));
    }

    private static double largest(double[] f) {
        return Arrays.stream(f).map(Math::abs).max().orElseThrow();
    }

    /** (time, states, parameters). */
    private static double[] point(DynamicalSystem system, Random random) {
        double[] x = Sample.random(system.manifest().states(), random);
        double[] p = Sample.random(system.manifest().parameters(), random);
        double[] z = new double[1 + x.length + p.length];
        z[0] = system.manifest().characteristicTime() * random.nextDouble();
        System.arraycopy(x, 0, z, 1, x.length);
        System.arraycopy(p, 0, z, 1 + x.length, p.length);
        return z;
    }

    private static LaneDual[] evaluate(DynamicalSystem system, double[][] points) {
        int states = system.manifest().states().size();
        int variables = points[0].length;
        LaneDualField field = new LaneDualField(points.length, variables);
        LaneDual[] z = MathArrays.buildArray(field, variables);
        for (int k = 0; k < variables; k++) {
            int variable = k;
            z[k] = field.variable(k, Arrays.stream(points).mapToDouble(p -> p[variable]).toArray());
        }
        return system.derivatives(
                z[0],
                Arrays.copyOfRange(z, 1, 1 + states),
                Arrays.copyOfRange(z, 1 + states, variables));
    }

    private static double[] evaluate(DynamicalSystem system, double[] z) {
        int states = system.manifest().states().size();
        return Trajectories.derivatives(
                system,
                z[0],
                Arrays.copyOfRange(z, 1, 1 + states),
                Arrays.copyOfRange(z, 1 + states, z.length));
    }

    /** Of fourth order, so that the truncation error stays below the rounding error. */
    private static double[] centralDifference(DynamicalSystem system, double[] z, int k) {
        double h = 1e-4 * Math.max(1e-3, Math.abs(z[k]));
        double[] out = new double[system.manifest().states().size()];
        double[][] f = new double[4][];
        int[] offsets = {-2, -1, 1, 2};
        for (int j = 0; j < offsets.length; j++) {
            double[] moved = z.clone();
            moved[k] += offsets[j] * h;
            f[j] = evaluate(system, moved);
        }
        for (int i = 0; i < out.length; i++) {
            out[i] = (f[0][i] - 8 * f[1][i] + 8 * f[2][i] - f[3][i]) / (12 * h);
        }
        return out;
    }

    @ParameterizedTest
    @MethodSource("systems")
    void invariantsStayWhereTheyAre(DynamicalSystem system) {
        SystemManifest m = system.manifest();
        for (Invariant invariant : m.invariants()) {
            double[] p = Sample.defaults(system);
            if (!invariant.holds().equals("always")) {
                for (String condition : invariant.holds().split(", ")) {
                    String[] sides = condition.split(" = ");
                    p[Sample.index(m.parameters(), sides[0])] = Double.parseDouble(sides[1]);
                }
            }
            double[] x0 = Sample.initialState(system);
            double before = invariant.value().at(x0, p);
            assertThat(largest(Sample.field(system, x0, p)))
                    .as("%s moves", m.name())
                    .isGreaterThan(1e-6);
            for (double[] x : Sample.solve(system, x0, p, 5 * m.characteristicTime(), 20)) {
                assertThat(invariant.value().at(x, p))
                        .as("%s of %s", invariant.name(), m.name())
                        .isCloseTo(before, within(1e-7 * Math.max(1, Math.abs(before))));
            }
        }
    }

    /** A random field would keep an invariant only by chance: moving off the orbit must show. */
    @ParameterizedTest
    @MethodSource("systems")
    void invariantsTellOrbitsApart(DynamicalSystem system) {
        SystemManifest m = system.manifest();
        double[] p = Sample.defaults(system);
        double[] x = Sample.initialState(system);
        for (Invariant invariant : m.invariants()) {
            boolean moved = false;
            for (int i = 0; i < x.length; i++) {
                double[] other = x.clone();
                other[i] += 0.1;
                moved |=
                        Math.abs(invariant.value().at(other, p) - invariant.value().at(x, p))
                                > 1e-6;
            }
            assertThat(moved).as("%s of %s", invariant.name(), m.name()).isTrue();
        }
    }
}
