package io.warplab.datasets.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Dataset;
import io.warplab.api.data.DatasetFactory;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Trajectories;
import io.warplab.datasets.LocalContext;
import io.warplab.datasets.Settings;
import io.warplab.datasets.generated.ecology.LotkaVolterraFactory;
import io.warplab.datasets.generated.ecology.RepeatCopyFactory;
import io.warplab.datasets.generated.mechanics.MassSpringDamperFactory;
import io.warplab.datasets.generated.mechanics.MassSpringDamperZeroFactory;
import io.warplab.datasets.generated.waves.SineFactory;
import io.warplab.physics.ecology.LotkaVolterra;
import io.warplab.physics.mechanics.MassSpringDamper;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Generated sequences obey the equations that they are said to come from. */
class PhysicsOfGeneratedDataTest {
    private static <C extends Record> Dataset make(
            DatasetFactory<C> factory, Map<String, ?> changes) {
        return factory.create(
                Settings.of(factory.configType(), changes), new LocalContext(42, Path.of("")));
    }

    private static double[] state(Batch batch, int n, int t) {
        return new double[] {batch.inputs().getDouble(n, t, 0), batch.inputs().getDouble(n, t, 1)};
    }

    /** True parameters of a test sequence, in the order of the system's manifest. */
    private static double[] truth(Dataset data, DynamicalSystem system, int n) {
        return system.manifest().parameters().stream()
                .mapToDouble(q -> data.testParameters().get(q.name()).getDouble(n))
                .toArray();
    }

    private static double[] all(Dataset data, String parameter) {
        return data.testParameters().get(parameter).data().asDouble();
    }

    private static void assertFills(double[] values, double low, double high) {
        double least = Arrays.stream(values).min().orElseThrow();
        double most = Arrays.stream(values).max().orElseThrow();
        double margin = 0.1 * (high - low);
        assertThat(least).isBetween(low, low + margin);
        assertThat(most).isBetween(high - margin, high);
    }

    private static void assertSolves(DynamicalSystem system, Dataset data, int n) {
        double[][] expected =
                Trajectories.integrate(
                        system,
                        state(data.test(), n, 0),
                        truth(data, system, n),
                        data.test().time().getRow(n).toDoubleVector(),
                        1e-12);
        for (int t = 0; t < expected.length; t++) {
            double[] state = state(data.test(), n, t);
            assertThat(state[0])
                    .as("sequence %d, step %d", n, t)
                    .isCloseTo(expected[t][0], within(1e-7));
            assertThat(state[1])
                    .as("sequence %d, step %d", n, t)
                    .isCloseTo(expected[t][1], within(1e-6));
        }
    }

    @Test
    void massSpringDampersStartAtRestFollowTheirEquationAndLoseEnergy() {
        Dataset data = make(new MassSpringDamperFactory(), Map.of("trainSize", 2, "testSize", 60));
        MassSpringDamper system = new MassSpringDamper();
        for (int n = 0; n < data.test().size(); n++) {
            assertThat(state(data.test(), n, 0)).containsExactly(1, 0);
            assertSolves(system, data, n);
            double[] p = truth(data, system, n);
            double energy = Double.POSITIVE_INFINITY;
            for (int t = 0; t < data.test().steps(); t++) {
                double now =
                        system.manifest()
                                .invariants()
                                .get(0)
                                .value()
                                .at(state(data.test(), n, t), p);
                assertThat(now)
                        .as("sequence %d, step %d", n, t)
                        .isLessThanOrEqualTo(energy * (1 + 1e-12));
                energy = now;
            }
        }
    }

    @Test
    void theirParametersFillTheRanges() {
        Map<String, Object> sizes = Map.of("trainSize", 1, "testSize", 3000, "steps", 2);
        Dataset wide = make(new MassSpringDamperFactory(), sizes);
        double[] stiffness = all(wide, "k-over-m");
        double[] damping = all(wide, "c-over-m");
        assertThat(Arrays.stream(stiffness).min().orElseThrow()).isBetween(2 / 0.05, 3 / 0.05);
        assertThat(Arrays.stream(stiffness).max().orElseThrow())
                .isBetween(0.7 * 18 / 0.01, 18 / 0.01);
        assertThat(Arrays.stream(damping).min().orElseThrow()).isBetween(0.01 / 0.05, 0.05 / 0.05);
        assertThat(Arrays.stream(damping).max().orElseThrow())
                .isBetween(0.7 * 0.3 / 0.01, 0.3 / 0.01);
    }

    @Test
    void strongAndCriticalDampingAreExactToo() {
        Map<String, Object> ranges =
                Map.of(
                        "mass", List.of(1.0, 1.0),
                        "stiffness", List.of(100.0, 100.0),
                        "damping", List.of(20.0, 20.0));
        for (double damping : new double[] {0, 19.9999, 20, 20.0001, 50}) {
            Map<String, Object> these = new HashMap<>(ranges);
            these.put("damping", List.of(damping, damping));
            assertSolves(
                    new MassSpringDamper(),
                    make(
                            new MassSpringDamperZeroFactory(),
                            Map.of("trainSize", 1, "testSize", 3, "testRanges", these)),
                    1);
        }
        Map<String, Object> stiff = new HashMap<>(ranges);
        stiff.put("damping", List.of(1e6, 1e6));
        Dataset overdamped =
                make(
                        new MassSpringDamperFactory(),
                        Map.of("trainSize", 1, "testSize", 1, "testRanges", stiff));
        // Without inertia x' = -(k / c) x.
        assertThat(state(overdamped.test(), 0, 255)[0])
                .isCloseTo(Math.exp(-100 / 1e6), within(1e-9));
    }

    @Test
    void theZeroVariantStartsAnywhereNearby() {
        Dataset data =
                make(new MassSpringDamperZeroFactory(), Map.of("trainSize", 1, "testSize", 500));
        double[] x = new double[500];
        double[] v = new double[500];
        for (int n = 0; n < 500; n++) {
            x[n] = state(data.test(), n, 0)[0];
            v[n] = state(data.test(), n, 0)[1];
        }
        assertFills(x, 0.5, 1.5);
        assertFills(v, -0.5, 0.5);
        assertSolves(new MassSpringDamper(), data, 17);
    }

    @Test
    void sinesAreSines() {
        Dataset data = make(new SineFactory(), Map.of());
        assertThat(data.train().inputs().shape()).containsExactly(1, 16, 1);
        assertThat(data.test().size()).isEqualTo(1000);
        double[] phase = all(data, "phase");
        assertFills(phase, -Math.PI / 6, Math.PI / 6);
        for (int n = 0; n < 1000; n += 50) {
            for (int t = 0; t < 16; t++) {
                assertThat(data.test().inputs().getDouble(n, t, 0))
                        .isCloseTo(Math.sin(2 * Math.PI * t / 15 + phase[n]), within(1e-12));
            }
        }
    }

    @Test
    void preyAndPredatorsKeepTheirInvariant() {
        Dataset data = make(new LotkaVolterraFactory(), Map.of("trainSize", 2, "testSize", 40));
        LotkaVolterra system = new LotkaVolterra();
        for (int n = 0; n < data.test().size(); n++) {
            double[] p = truth(data, system, n);
            assertThat(state(data.test(), n, 0)).containsExactly(1, 1);
            for (int t = 0; t < data.test().steps(); t++) {
                // At (1, 1) the logarithms vanish.
                assertThat(
                                system.manifest()
                                        .invariants()
                                        .get(0)
                                        .value()
                                        .at(state(data.test(), n, t), p))
                        .as("sequence %d, step %d", n, t)
                        .isCloseTo(p[3] + p[1], withinPercentage(1e-4));
            }
        }
    }

    @Test
    void theirRatesFillTheRanges() {
        Dataset data =
                make(
                        new LotkaVolterraFactory(),
                        Map.of("trainSize", 1, "testSize", 300, "steps", 2, "duration", 0.01));
        assertFills(all(data, "prey-growth"), 10, 60);
        assertFills(all(data, "predator-growth"), 10, 60);
        assertFills(all(data, "predation"), 70, 130);
        assertFills(all(data, "predator-death"), 70, 130);
    }

    @Test
    void aCoreIsShownOnceAndRepeatedInTheTarget() {
        Dataset data = make(new RepeatCopyFactory(), Map.of("trainSize", 1, "testSize", 200));
        LotkaVolterra system = new LotkaVolterra();
        Set<Integer> lengths = new HashSet<>();
        for (int n = 0; n < 200; n++) {
            int core = coreLength(data.test(), n);
            lengths.add(core);
            double[] times = Arrays.copyOf(data.test().time().getRow(n).toDoubleVector(), core);
            double[][] expected =
                    Trajectories.integrate(
                            system, new double[] {1, 1}, truth(data, system, n), times, 1e-12);
            for (int t = 0; t < 256; t++) {
                int within = t % (core + 50);
                double[] shown = state(data.test(), n, t);
                double target = data.test().targets().getDouble(n, t, 0);
                if (t < core) {
                    assertThat(shown[0]).isCloseTo(expected[t][0], within(1e-6));
                    assertThat(shown[1]).isCloseTo(expected[t][1], within(1e-6));
                } else {
                    assertThat(shown).containsExactly(0, 0);
                }
                assertThat(target)
                        .as("sequence %d, step %d", n, t)
                        .isEqualTo(
                                within < core ? data.test().inputs().getDouble(n, within, 0) : 0);
            }
        }
        assertThat(lengths).allMatch(length -> length >= 32 && length <= 63).contains(32, 63);
    }

    /** Steps until the input falls silent; populations are never zero. */
    private static int coreLength(Batch batch, int n) {
        int t = 0;
        while (batch.inputs().getDouble(n, t, 0) != 0) {
            t++;
        }
        return t;
    }

    @Test
    void noiseOfTheRepeatCopyIsOnThePieceShownAlone() {
        Map<String, Object> small = Map.of("trainSize", 4, "testSize", 1);
        Dataset clean = make(new RepeatCopyFactory(), small);
        Dataset noisy =
                make(new RepeatCopyFactory(), Map.of("trainSize", 4, "testSize", 1, "noise", 0.1));
        assertThat(noisy.train().targets()).isEqualTo(clean.train().targets());
        assertThat(noisy.train().inputs().getDouble(0, 10, 0))
                .isNotEqualTo(clean.train().inputs().getDouble(0, 10, 0));
        assertThat(state(noisy.train(), 0, 70)).containsExactly(0, 0);
    }
}
