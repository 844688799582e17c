package io.warplab.baselines;

import io.warplab.api.data.Batch;
import io.warplab.api.physics.DrivenSystem;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import io.warplab.api.physics.Trajectories;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Systems whose equations are known, and their motions. */
public final class TestSystems {
    /** x' = sigma (y - x), y' = x (rho - z) - y, z' = x y - beta z. */
    public static final DynamicalSystem LORENZ = new Lorenz();

    /** theta' = omega, omega' = -g/l sin theta - c omega. */
    public static final DynamicalSystem PENDULUM = new Pendulum();

    /** x' = omega y, y' = -omega x. */
    public static final DynamicalSystem ROTATION = new Rotation();

    /** x' = u - k x, where u is known: the input channel c1. */
    public static final DynamicalSystem DECAY = new Decay();

    private TestSystems() {}

    private static SystemManifest manifest(
            String name, double characteristicTime, List<Quantity> states, Quantity... parameters) {
        return new SystemManifest(
                name, name, states, List.of(parameters), "s", characteristicTime, List.of(), "");
    }

    private static Quantity state(String name) {
        return Quantity.unbounded(name, name, "", 0);
    }

    private static final class Lorenz implements DynamicalSystem {
        @Override
        public SystemManifest manifest() {
            return TestSystems.manifest(
                    "lorenz",
                    0.7,
                    List.of(state("x"), state("y"), state("z")),
                    new Quantity("sigma", "s", "1/s", 1, 30, 8),
                    new Quantity("rho", "r", "", 1, 60, 20),
                    new Quantity("beta", "b", "1/s", 0.1, 10, 2));
        }

        @Override
        public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] x, T[] p) {
            T[] dx = MathArrays.buildArray(time.getField(), 3);
            dx[0] = p[0].multiply(x[1].subtract(x[0]));
            dx[1] = x[0].multiply(p[1].subtract(x[2])).subtract(x[1]);
            dx[2] = x[0].multiply(x[1]).subtract(p[2].multiply(x[2]));
            return dx;
        }
    }

    private static final class Pendulum implements DynamicalSystem {
        @Override
        public SystemManifest manifest() {
            return TestSystems.manifest(
                    "pendulum",
                    2,
                    List.of(state("theta"), state("omega")),
                    new Quantity("g-over-l", "g/l", "1/s^2", 0.5, 30, 5),
                    new Quantity("damping", "c", "1/s", 0, 2, 0.5));
        }

        @Override
        public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] x, T[] p) {
            T[] dx = MathArrays.buildArray(time.getField(), 2);
            dx[0] = x[1];
            dx[1] = p[0].multiply(x[0].sin()).add(p[1].multiply(x[1])).negate();
            return dx;
        }
    }

    private static final class Rotation implements DynamicalSystem {
        @Override
        public SystemManifest manifest() {
            return TestSystems.manifest(
                    "rotation",
                    12,
                    List.of(state("x"), state("y")),
                    new Quantity("omega", "w", "1/s", 0.05, 3, 0.4));
        }

        @Override
        public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] x, T[] p) {
            T[] dx = MathArrays.buildArray(time.getField(), 2);
            dx[0] = p[0].multiply(x[1]);
            dx[1] = p[0].multiply(x[0]).negate();
            return dx;
        }
    }

    private static final class Decay implements DrivenSystem {
        @Override
        public SystemManifest manifest() {
            return TestSystems.manifest(
                    "decay", 1, List.of(state("x")), new Quantity("k", "k", "1/s", 0.1, 10, 1));
        }

        @Override
        public List<Quantity> inputs() {
            return List.of(state("c1"));
        }

        @Override
        public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] x, T[] u, T[] p) {
            T[] dx = MathArrays.buildArray(time.getField(), 1);
            dx[0] = u[0].subtract(p[0].multiply(x[0]));
            return dx;
        }
    }

    /**
     * Exact motions of {@link #DECAY} under waves of random phase that are linear between samples,
     * [n][t][x, u], one for each rate.
     */
    public static double[][][] decays(double[] rates, int steps, double dt, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][][] data = new double[rates.length][steps][];
        for (int n = 0; n < data.length; n++) {
            double k = rates[n];
            double slow = 2 * Math.PI * random.nextDouble();
            double fast = 2 * Math.PI * random.nextDouble();
            double x = 2 * random.nextDouble() - 1;
            for (int t = 0; t < steps; t++) {
                double u = wave(t * dt, slow, fast);
                data[n][t] = new double[] {x, u};
                double slope = (wave((t + 1) * dt, slow, fast) - u) / dt;
                double steady = u / k - slope / (k * k);
                x = (x - steady) * Math.exp(-k * dt) + steady + slope * dt / k;
            }
        }
        return data;
    }

    private static double wave(double time, double slow, double fast) {
        return Math.sin(time + slow) + Math.sin(2.7 * time + fast);
    }

    /** A batch of driven motions: the first {@code targets} channels are to be forecast. */
    public static Batch driven(double[][][] data, int targets, double dt) {
        Batch all = batch(data, dt);
        return all.withValues(
                all.inputs(), Sequences.batch(Sequences.leading(data, targets)).targets());
    }

    /** Accurate motions [n][t][state], one for each start and its parameters. */
    public static double[][][] motions(
            DynamicalSystem system,
            double[][] starts,
            double[][] parameters,
            int steps,
            double dt) {
        double[] clock = new double[steps];
        Arrays.setAll(clock, t -> t * dt);
        double[][][] data = new double[starts.length][][];
        Arrays.setAll(
                data,
                n ->
                        Trajectories.integrate(
                                system,
                                starts[n],
                                parameters[n % parameters.length],
                                clock,
                                1e-11));
        return data;
    }

    /** Adds noise of a standard deviation to every value. */
    public static double[][][] noisy(double[][][] data, double sd, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][][] out = new double[data.length][data[0].length][data[0][0].length];
        for (int n = 0; n < out.length; n++) {
            for (int t = 0; t < out[n].length; t++) {
                for (int c = 0; c < out[n][t].length; c++) {
                    out[n][t][c] = data[n][t][c] + sd * random.nextGaussian();
                }
            }
        }
        return out;
    }

    /** A batch whose clock ticks every dt, all observed. */
    public static Batch batch(double[][][] data, double dt) {
        Batch steps = Sequences.batch(data);
        INDArray time = steps.time().mul(dt);
        return new Batch(
                steps.inputs(),
                steps.targets(),
                time,
                steps.tau(),
                steps.mask(),
                null,
                LongStream.range(0, data.length).toArray());
    }

    /** Starts spread at random within +-size about a middle. */
    public static double[][] starts(int count, double[] middle, double size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] starts = new double[count][middle.length];
        for (double[] start : starts) {
            for (int c = 0; c < start.length; c++) {
                start[c] = middle[c] + size * (2 * random.nextDouble() - 1);
            }
        }
        return starts;
    }

    /** States on the Lorenz attractor, far apart from each other. */
    public static double[][] onLorenzAttractor(int count) {
        double[][] path =
                motions(
                        LORENZ,
                        new double[][] {{1, 1, 20}},
                        new double[][] {{10, 28, 8.0 / 3}},
                        10 + count,
                        3.7)[0];
        return Arrays.copyOfRange(path, 10, 10 + count);
    }
}
