package io.warplab.core.decoder.physics.kalman;

import io.warplab.api.data.Channel;
import io.warplab.api.physics.Prior;
import io.warplab.api.physics.Trajectories;
import io.warplab.core.decoder.physics.PendulumPrior;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Pendulums of which sensors show the angle, or the angle and its rate, with known truth. */
final class PendulumSequences {
    static final int STEPS = 100;
    private static final Prior PRIOR = new PendulumPrior(Prior.Form.STEP);

    private final double[][] times;
    private final double[][][] states;
    private final SplittableRandom random;

    /**
     * @param parameters stiffness and damping, [lane][2]
     * @param irregular whether steps differ in length
     */
    PendulumSequences(double[][] parameters, boolean irregular, long seed) {
        random = new SplittableRandom(seed);
        times = new double[parameters.length][STEPS];
        states = new double[parameters.length][][];
        for (int n = 0; n < parameters.length; n++) {
            for (int t = 1; t < STEPS; t++) {
                double step = irregular ? 0.02 + 0.08 * random.nextDouble() : 0.05;
                times[n][t] = times[n][t - 1] + step;
            }
            double[] start = {random.nextDouble(0.8, 1.6), random.nextDouble(-1, 1)};
            states[n] =
                    Trajectories.integrate(
                            PRIOR.system().orElseThrow(), start, parameters[n], times[n], 1e-11);
        }
    }

    /** Replaces the motion by one whose parameters change with time. */
    static PendulumSequences drifting(double[][] course, double damping, long seed) {
        PendulumSequences all = new PendulumSequences(new double[course.length][2], false, seed);
        for (int n = 0; n < course.length; n++) {
            for (int t = 1; t < STEPS; t++) {
                all.states[n][t] =
                        Trajectories.integrate(
                                PRIOR.system().orElseThrow(),
                                all.states[n][t - 1],
                                new double[] {course[n][t - 1], damping},
                                new double[] {all.times[n][t - 1], all.times[n][t]},
                                1e-11)[1];
            }
        }
        return all;
    }

    static MotionModel model(List<SensorConfig> sensors, KalmanConfig config) {
        List<Sensors.Sensor> all = new ArrayList<>();
        for (int c = 0; c < sensors.size(); c++) {
            all.add(
                    new Sensors.Sensor(
                            new Channel(c == 0 ? "angle" : "rate", c == 0 ? "rad" : "rad/s"),
                            c,
                            sensors.get(c),
                            1));
        }
        Sensors readings = new Sensors(all);
        Unknowns unknowns =
                new Unknowns(
                        PRIOR.states(),
                        new double[] {1, 2},
                        PRIOR.parameters(),
                        readings.settings());
        return MotionModel.of(PRIOR, unknowns, readings, config, 1);
    }

    static MotionModel angleOnly() {
        return model(List.of(new SensorConfig(null, null)), new KalmanConfig());
    }

    static KalmanConfig drift(double sd) {
        return new KalmanConfig(Map.of(), Map.of(), Map.of("stiffness", sd), 0, 0, 20);
    }

    static Belief wide(MotionModel model) {
        return Belief.wide(
                model.unknowns(),
                new double[model.unknowns().states()],
                model.sensors().channels());
    }

    int lanes() {
        return states.length;
    }

    double[] time(int t) {
        return Arrays.stream(times).mapToDouble(s -> s[t]).toArray();
    }

    double[] state(int t, int s) {
        return Arrays.stream(states).mapToDouble(x -> x[t][s]).toArray();
    }

    /** Channels of a step with noise. */
    double[][] readings(int t, double scale, double offset, double noise, int channels) {
        double[][] all = new double[channels][];
        for (int c = 0; c < channels; c++) {
            all[c] =
                    Arrays.stream(state(t, c))
                            .map(x -> scale * x + offset + noise * random.nextGaussian())
                            .toArray();
        }
        return all;
    }

    double[] allSeen() {
        double[] seen = new double[lanes()];
        Arrays.fill(seen, 1);
        return seen;
    }
}
