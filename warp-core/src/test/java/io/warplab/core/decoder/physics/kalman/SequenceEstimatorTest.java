package io.warplab.core.decoder.physics.kalman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SequenceEstimatorTest {
    private static final long SEED = 5;
    private static final double[][] NONE = {};
    private static final int STEPS = PendulumSequences.STEPS;
    private static final double[][] TRUTH = {{3, 0.4}, {9, 0.05}, {1.5, -0.1}, {6, 0.2}};

    @Test
    void theRateOfAPendulumIsFoundFromItsAngleAtUnequalTimes() {
        PendulumSequences data = new PendulumSequences(TRUTH, true, SEED);
        MotionModel model = PendulumSequences.angleOnly();
        SequenceEstimator estimator = estimator(model, data, STEPS);
        run(estimator, data, 0, STEPS, 1, 0, 0, 1);
        for (int n = 0; n < TRUTH.length; n++) {
            // What is left is the error of the prior's RK4 steps.
            assertThat(estimator.parameters()[0][n]).isCloseTo(TRUTH[n][0], within(2e-3));
            assertThat(estimator.parameters()[1][n]).isCloseTo(TRUTH[n][1], within(1e-3));
            assertThat(estimator.state()[1][n])
                    .isCloseTo(data.state(STEPS - 1, 1)[n], within(2e-3));
        }
    }

    @Test
    void theFilterAloneHasFoundThemRoughlyBeforeTheFit() {
        PendulumSequences data = new PendulumSequences(TRUTH, false, SEED);
        SequenceEstimator estimator = estimator(PendulumSequences.angleOnly(), data, STEPS);
        run(estimator, data, 0, STEPS - 1, 1, 0, 0, 1);
        for (int n = 0; n < TRUTH.length; n++) {
            assertThat(estimator.parameters()[0][n]).isCloseTo(TRUTH[n][0], within(0.3));
            assertThat(estimator.state()[1][n]).isCloseTo(data.state(STEPS - 2, 1)[n], within(0.1));
        }
    }

    @Test
    void aSensorsScaleAndOffsetAreFound() {
        PendulumSequences data = new PendulumSequences(TRUTH, false, SEED);
        SensorConfig offset = new SensorConfig(null, List.of(-1.0, 1.0));
        SequenceEstimator shifted =
                estimator(
                        PendulumSequences.model(List.of(offset), new KalmanConfig()), data, STEPS);
        run(shifted, data, 0, STEPS, 1, 0.3, 1e-3, 1);
        SensorConfig both = new SensorConfig(List.of(0.5, 2.0), List.of(-1.0, 1.0));
        SequenceEstimator stretched =
                estimator(
                        PendulumSequences.model(
                                List.of(both, new SensorConfig(null, null)), new KalmanConfig()),
                        data,
                        STEPS);
        for (int t = 0; t < STEPS; t++) {
            double[][] raw = data.readings(t, 1, 0, 1e-3, 2);
            raw[0] = Arrays.stream(raw[0]).map(x -> 1.3 * x - 0.2).toArray();
            stretched.observe(data.time(t), data.allSeen(), raw, NONE, false);
        }
        for (int n = 0; n < TRUTH.length; n++) {
            assertThat(shifted.settings()[0][n]).as("offset").isCloseTo(0.3, within(0.01));
            assertThat(shifted.parameters()[0][n])
                    .isCloseTo(TRUTH[n][0], within(0.03 * TRUTH[n][0]));
            assertThat(stretched.scale(0)[n]).isCloseTo(1.3, within(0.01));
            assertThat(stretched.offset(0)[n]).isCloseTo(-0.2, within(0.01));
        }
    }

    @Test
    void theNoiseIsFoundChannelByChannel() {
        double[][] many = new double[24][];
        Arrays.fill(many, new double[] {4, 0.2});
        PendulumSequences data = new PendulumSequences(many, false, SEED);
        SensorConfig plain = new SensorConfig(null, null);
        MotionModel model = PendulumSequences.model(List.of(plain, plain), new KalmanConfig());
        SequenceEstimator estimator = estimator(model, data, STEPS);
        SplittableRandom random = new SplittableRandom(SEED + 1);
        for (int t = 0; t < STEPS; t++) {
            double[][] raw = data.readings(t, 1, 0, 0, 2);
            for (int n = 0; n < many.length; n++) {
                raw[0][n] += 0.02 * random.nextGaussian();
                raw[1][n] += 0.2 * random.nextGaussian();
            }
            estimator.observe(data.time(t), data.allSeen(), raw, NONE, false);
        }
        assertThat(Arrays.stream(estimator.noise()[0]).average().orElse(0))
                .isCloseTo(0.02, within(0.002));
        assertThat(Arrays.stream(estimator.noise()[1]).average().orElse(0))
                .isCloseTo(0.2, within(0.02));
        // The uncertainty that it tells is the error that it makes.
        double chi = 0;
        double[] sd = estimator.uncertainty()[2];
        for (int n = 0; n < many.length; n++) {
            double e = (estimator.parameters()[0][n] - 4) / sd[n];
            chi += e * e / many.length;
        }
        assertThat(chi).as("mean squared error over variance, seed %d", SEED).isBetween(0.4, 2.0);
    }

    @Test
    void whatWasNotSeenTakesNoPart() {
        PendulumSequences data = new PendulumSequences(TRUTH, true, SEED);
        SequenceEstimator estimator = estimator(PendulumSequences.angleOnly(), data, STEPS);
        for (int t = 0; t < STEPS; t++) {
            double[][] raw = data.readings(t, 1, 0, 0, 1);
            double[] seen = data.allSeen();
            double[] time = data.time(t);
            for (int n = 0; n < seen.length; n++) {
                if (t % 3 == 1 && n != 1) {
                    seen[n] = 0;
                    raw[0][n] = Double.NaN;
                }
                if (t > 70 && n == 2) { // a shorter sequence: padded
                    seen[n] = 0;
                    time[n] = 0;
                }
            }
            estimator.observe(time, seen, raw, NONE, false);
        }
        for (int n = 0; n < TRUTH.length; n++) {
            assertThat(estimator.parameters()[0][n]).isCloseTo(TRUTH[n][0], within(5e-3));
        }
    }

    @Test
    void lanesDoNotDependOnTheirNeighbours() {
        PendulumSequences data = new PendulumSequences(TRUTH, true, SEED);
        SequenceEstimator together = estimator(PendulumSequences.angleOnly(), data, STEPS);
        run(together, data, 0, STEPS, 1, 0, 0, 1);
        PendulumSequences first = new PendulumSequences(new double[][] {TRUTH[0]}, true, SEED);
        SequenceEstimator alone = estimator(PendulumSequences.angleOnly(), first, STEPS);
        run(alone, first, 0, STEPS, 1, 0, 0, 1);
        assertThat(alone.parameters()[0][0]).isEqualTo(together.parameters()[0][0]);
    }

    @Test
    void windowsFollowOneAnother() {
        PendulumSequences data = new PendulumSequences(TRUTH, false, SEED);
        SequenceEstimator estimator = estimator(PendulumSequences.angleOnly(), data, 40);
        int fits = 0;
        for (int t = 0; t < STEPS; t++) {
            double[][] raw = data.readings(t, 1, 0, 1e-3, 1);
            fits +=
                    estimator.observe(data.time(t), data.allSeen(), raw, NONE, t == STEPS - 1)
                            ? 1
                            : 0;
        }
        assertThat(fits).isEqualTo(3);
        for (int n = 0; n < TRUTH.length; n++) {
            assertThat(estimator.parameters()[0][n]).isCloseTo(TRUTH[n][0], within(0.02));
        }
    }

    @Test
    void aParameterThatDriftsIsFollowed() {
        double[][] course = new double[6][STEPS];
        for (int n = 0; n < course.length; n++) {
            for (int t = 0; t < STEPS; t++) {
                course[n][t] = 3 + n + 1.5 * t / STEPS;
            }
        }
        double[] error = new double[2];
        double[] sds = {0, 1};
        for (int i = 0; i < 2; i++) {
            PendulumSequences data = PendulumSequences.drifting(course, 0.1, SEED);
            MotionModel model =
                    PendulumSequences.model(
                            List.of(new SensorConfig(null, null)), PendulumSequences.drift(sds[i]));
            SequenceEstimator estimator = estimator(model, data, STEPS);
            run(estimator, data, 0, STEPS, 1, 0, 0.003, 1);
            for (int n = 0; n < course.length; n++) {
                error[i] +=
                        Math.abs(estimator.parameters()[0][n] - course[n][STEPS - 1])
                                / course.length;
            }
        }
        assertThat(error[0]).as("as a constant").isGreaterThan(0.4);
        assertThat(error[1]).as("as a random walk").isLessThan(0.2);
    }

    @Test
    void aBeliefIsLearnedFromManySequences() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] many = new double[40][];
        for (int n = 0; n < many.length; n++) {
            many[n] = new double[] {random.nextDouble(4, 6), 0.2};
        }
        PendulumSequences data = new PendulumSequences(many, false, SEED);
        MotionModel model = PendulumSequences.angleOnly();
        Window window = new Window(STEPS);
        for (int t = 0; t < STEPS; t++) {
            window.push(
                    data.time(t),
                    data.allSeen(),
                    model.sensors().readings(data.readings(t, 1, 0, 0.01, 1)),
                    NONE);
        }
        Belief belief =
                new BeliefFit(model, 20)
                        .learn(
                                List.of(window),
                                new int[] {many.length},
                                PendulumSequences.wide(model));
        assertThat(model.unknowns().physical(2, belief.mean()[2])).isCloseTo(5, within(0.2));
        double unit = model.unknowns().unit(2);
        assertThat(belief.sd()[2] * unit).isCloseTo(2 / Math.sqrt(12), within(0.2));
        assertThat(belief.noise()[0]).isCloseTo(0.01, within(0.001));
        assertThat(model.unknowns().physical(0, belief.mean()[0])).isCloseTo(1.2, within(0.1));
    }

    private static SequenceEstimator estimator(
            MotionModel model, PendulumSequences data, int window) {
        return new SequenceEstimator(
                model, PendulumSequences.wide(model), data.lanes(), window, 20);
    }

    private static void run(
            SequenceEstimator estimator,
            PendulumSequences data,
            int from,
            int to,
            double scale,
            double offset,
            double noise,
            int channels) {
        for (int t = from; t < to; t++) {
            estimator.observe(
                    data.time(t),
                    data.allSeen(),
                    data.readings(t, scale, offset, noise, channels),
                    NONE,
                    false);
        }
    }
}
