package io.warplab.datasets.generated.mechanics;

import io.warplab.api.config.Doc;
import java.util.List;
import java.util.Map;

/**
 * Settings of {@code mass-spring-damper-zero}: those of {@link MassSpringDamperConfig} with the
 * published set's own sizes and its spread of starts.
 *
 * @param trainSize training sequences
 * @param testSize test sequences
 * @param steps T
 * @param duration from the first step to the last, in s
 * @param startSpread how far the start may be from position 1 and velocity 0, each
 * @param trainRanges mass (kg), stiffness (N/m) and damping (N s/m) of the training part
 * @param testRanges those of the test part
 * @param noise standard deviation of the measurement noise, relative to each channel's
 */
public record MassSpringDamperZeroConfig(
        @Doc(value = "training sequences", range = ">= 1") int trainSize,
        @Doc(value = "test sequences", range = ">= 1") int testSize,
        @Doc(value = "steps of a sequence", range = ">= 2") int steps,
        @Doc(value = "time from the first step to the last", unit = "s", range = "> 0")
                double duration,
        @Doc(
                        value =
                                "the start is position 1 and velocity 0, each plus U(-spread, spread)",
                        unit = "m, m/s",
                        range = ">= 0")
                double startSpread,
        @Doc("training part: mass (kg), stiffness (N/m), damping (N s/m), each [low, high]")
                Map<String, List<Double>> trainRanges,
        @Doc("test part: mass (kg), stiffness (N/m), damping (N s/m), each [low, high]")
                Map<String, List<Double>> testRanges,
        @Doc(
                        value =
                                "standard deviation of the measurement noise, relative to each channel's over the training part",
                        range = ">= 0")
                double noise) {
    public MassSpringDamperZeroConfig() {
        this(8192, 2048, 256, 1, 0.5, MassSpringDamperConfig.TRAIN, MassSpringDamperConfig.TEST, 0);
    }

    public MassSpringDamperZeroConfig {
        MassSpringDamperConfig checked =
                new MassSpringDamperConfig(
                        trainSize,
                        testSize,
                        steps,
                        duration,
                        startSpread,
                        trainRanges,
                        testRanges,
                        noise);
        trainRanges = checked.trainRanges();
        testRanges = checked.testRanges();
    }

    /** The same settings as the general set has them. */
    MassSpringDamperConfig general() {
        return new MassSpringDamperConfig(
                trainSize, testSize, steps, duration, startSpread, trainRanges, testRanges, noise);
    }
}
