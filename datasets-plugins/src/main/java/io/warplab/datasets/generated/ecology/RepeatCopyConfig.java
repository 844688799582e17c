package io.warplab.datasets.generated.ecology;

import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;
import io.warplab.datasets.generated.GeneratorChecks;
import io.warplab.datasets.generated.ParameterRanges;
import java.util.List;
import java.util.Map;

/**
 * Settings of {@code lotka-volterra-repeat-copy}.
 *
 * @param trainSize training sequences
 * @param testSize test sequences
 * @param steps T
 * @param duration from the first step to the last, in s
 * @param shortestCore fewest steps of the piece that recurs
 * @param longestCore most steps of it
 * @param gap steps of zeros between two copies
 * @param trainRanges parameters of the training part by the system's names, in 1/s
 * @param testRanges those of the test part
 * @param noise standard deviation of the noise on the piece shown, relative to each channel's
 * @param tolerance of the integrator, absolute and relative per step
 */
public record RepeatCopyConfig(
        @Doc(value = "training sequences", range = ">= 1") int trainSize,
        @Doc(value = "test sequences", range = ">= 1") int testSize,
        @Doc(value = "steps of a sequence", range = ">= 2") int steps,
        @Doc(value = "time from the first step to the last", unit = "s", range = "> 0")
                double duration,
        @Doc(value = "fewest steps of the piece that recurs", unit = "steps", range = ">= 1")
                int shortestCore,
        @Doc(
                        value = "most steps of the piece that recurs",
                        unit = "steps",
                        range = "shortest-core .. steps")
                int longestCore,
        @Doc(value = "zeros between two copies", unit = "steps", range = ">= 0") int gap,
        @Doc(
                        value =
                                "training part: prey-growth, predation, predator-death, predator-growth, each [low, high]",
                        unit = "1/s")
                Map<String, List<Double>> trainRanges,
        @Doc(
                        value =
                                "test part: prey-growth, predation, predator-death, predator-growth, each [low, high]",
                        unit = "1/s")
                Map<String, List<Double>> testRanges,
        @Doc(
                        value =
                                "standard deviation of the noise on the piece shown, relative to each channel's over the"
                                        + " training part; the targets stay clean",
                        range = ">= 0")
                double noise,
        @Doc(
                        value = "tolerance of the integrator, absolute and relative per step",
                        range = "[1e-13, 1e-2]")
                double tolerance) {
    public RepeatCopyConfig() {
        this(
                8192,
                2048,
                256,
                1,
                32,
                63,
                50,
                LotkaVolterraConfig.TRAIN,
                LotkaVolterraConfig.TEST,
                0,
                1e-12);
    }

    public RepeatCopyConfig {
        Problems problems = new Problems();
        GeneratorChecks.check(problems, trainSize, testSize, steps, duration, noise);
        GeneratorChecks.checkTolerance(problems, tolerance);
        problems.require(
                shortestCore >= 1, "shortest-core", "expected at least 1, got " + shortestCore);
        problems.require(
                longestCore >= shortestCore && longestCore <= steps,
                "longest-core",
                "expected " + shortestCore + " to " + steps + " steps, got " + longestCore);
        problems.require(gap >= 0, "gap", "expected 0 or more steps, got " + gap);
        trainRanges =
                ParameterRanges.complete(
                        trainRanges, LotkaVolterraConfig.TRAIN, 0, "train-ranges", problems);
        testRanges =
                ParameterRanges.complete(
                        testRanges, LotkaVolterraConfig.TEST, 0, "test-ranges", problems);
        problems.throwIfAny("bad-lotka-volterra", "");
    }
}
