package io.warplab.datasets.generated.mechanics;

import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;
import io.warplab.datasets.generated.GeneratorChecks;
import io.warplab.datasets.generated.ParameterRanges;
import java.util.List;
import java.util.Map;

/**
 * Settings of {@code mass-spring-damper}; the defaults are the published set.
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
public record MassSpringDamperConfig(
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
    private static final List<String> NAMES = List.of("mass", "stiffness", "damping");

    static final Map<String, List<Double>> TRAIN =
            ParameterRanges.of(NAMES, 0.02, 0.04, 4, 16, 0.01, 0.2);
    static final Map<String, List<Double>> TEST =
            ParameterRanges.of(NAMES, 0.01, 0.05, 2, 18, 0.01, 0.3);

    public MassSpringDamperConfig() {
        this(20480, 4096, 256, 1, 0, TRAIN, TEST, 0);
    }

    public MassSpringDamperConfig {
        Problems problems = new Problems();
        GeneratorChecks.check(problems, trainSize, testSize, steps, duration, noise);
        problems.require(
                startSpread >= 0 && Double.isFinite(startSpread),
                "start-spread",
                "expected 0 or more, got " + startSpread);
        trainRanges = ParameterRanges.complete(trainRanges, TRAIN, 0, "train-ranges", problems);
        testRanges = ParameterRanges.complete(testRanges, TEST, 0, "test-ranges", problems);
        requireMass(trainRanges, "train-ranges", problems);
        requireMass(testRanges, "test-ranges", problems);
        problems.throwIfAny("bad-mass-spring-damper", "");
    }

    private static void requireMass(
            Map<String, List<Double>> ranges, String where, Problems problems) {
        problems.require(
                ranges.get("mass").get(0) > 0, where + ".mass", "expected a positive mass");
    }
}
