package io.warplab.datasets.generated.simulation;

import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;
import io.warplab.datasets.generated.GeneratorChecks;
import java.util.List;
import java.util.Map;

/**
 * Settings of {@code simulation}. Ranges are checked against the system's bounds when the data is
 * made: the settings alone do not know the system.
 *
 * @param system name of the system
 * @param trainSize training sequences
 * @param testSize test sequences
 * @param steps T
 * @param duration from the first step to the last, in the system's unit of time; null: five of its
 *     characteristic times
 * @param trainRanges parameters of the training part
 * @param testRanges those of the test part; what is not named is as in {@code trainRanges}
 * @param trainSpread how far a parameter without a range is from its default
 * @param testSpread the same in the test part
 * @param initialRanges states at the start
 * @param initialSpread how far a state without a range starts from its typical value
 * @param transientTime how long the system runs before the first step
 * @param jitter the most that a time stamp is off the grid, in steps
 * @param observed states that are seen; empty: all
 * @param noise standard deviation of the measurement noise, relative to each channel's
 * @param tolerance of the integrator, absolute and relative per step
 */
public record SimulationConfig(
        @Doc("system to simulate; 'warp plugins' lists them") String system,
        @Doc(value = "training sequences", range = ">= 1") int trainSize,
        @Doc(value = "test sequences", range = ">= 1") int testSize,
        @Doc(value = "steps of a sequence", range = ">= 2") int steps,
        @Doc(
                        value =
                                "time from the first step to the last; absent: five characteristic times of the system",
                        unit = "the system's unit of time",
                        range = "> 0")
                Double duration,
        @Doc("training part: parameter to [low, high]") Map<String, List<Double>> trainRanges,
        @Doc(
                        "test part: parameter to [low, high]; a parameter not named is as in train-ranges, else as test-spread says")
                Map<String, List<Double>> testRanges,
        @Doc(
                        value =
                                "training part: a parameter without a range is its default +- this share of it",
                        range = "[0, 1)")
                double trainSpread,
        @Doc(
                        value =
                                "test part: a parameter without a range is its default +- this share of it",
                        range = "[0, 1)")
                double testSpread,
        @Doc("starts, both parts: state to [low, high]") Map<String, List<Double>> initialRanges,
        @Doc(
                        value =
                                "a state without a range starts at its typical value +- this share of it (of 1 where it is"
                                        + " 0)",
                        range = ">= 0")
                double initialSpread,
        @Doc(
                        value =
                                "how long the system runs before the first step, to reach its attractor",
                        unit = "the system's unit of time",
                        range = ">= 0")
                double transientTime,
        @Doc(
                        value =
                                "irregular sampling: each time stamp but the first and the last is off the grid by up to"
                                        + " this",
                        unit = "steps",
                        range = "[0, 0.5)")
                double jitter,
        @Doc("states that are seen, in this order; empty: all") List<String> observed,
        @Doc(
                        value =
                                "standard deviation of the measurement noise, relative to each channel's over the training"
                                        + " part: 0.05 is 5 %",
                        range = ">= 0")
                double noise,
        @Doc(
                        value = "tolerance of the integrator, absolute and relative per step",
                        range = "[1e-13, 1e-2]")
                double tolerance) {
    public SimulationConfig() {
        this(
                "", 2048, 512, 256, null, Map.of(), Map.of(), 0.1, 0.2, Map.of(), 0.1, 0, 0,
                List.of(), 0, 1e-10);
    }

    public SimulationConfig {
        system = system == null ? "" : system.strip();
        trainRanges = trainRanges == null ? Map.of() : trainRanges;
        testRanges = testRanges == null ? Map.of() : testRanges;
        initialRanges = initialRanges == null ? Map.of() : initialRanges;
        observed = observed == null ? List.of() : List.copyOf(observed);
        Problems problems = new Problems();
        GeneratorChecks.check(
                problems, trainSize, testSize, steps, duration == null ? 1 : duration, noise);
        GeneratorChecks.checkTolerance(problems, tolerance);
        requireIn(problems, 0, 1, "train-spread", trainSpread);
        requireIn(problems, 0, 1, "test-spread", testSpread);
        requireIn(problems, 0, Double.POSITIVE_INFINITY, "initial-spread", initialSpread);
        requireIn(problems, 0, Double.POSITIVE_INFINITY, "transient-time", transientTime);
        requireIn(problems, 0, 0.5, "jitter", jitter);
        problems.throwIfAny("bad-simulation", "");
    }

    private static void requireIn(
            Problems problems, double least, double below, String where, double value) {
        problems.require(
                value >= least && value < below,
                where,
                "expected a number in [" + least + ", " + below + "), got " + value);
    }
}
