package io.warplab.datasets.generated.ecology;

import io.warplab.api.config.Doc;
import io.warplab.api.data.Channel;
import io.warplab.api.error.Problems;
import io.warplab.datasets.generated.GeneratorChecks;
import io.warplab.datasets.generated.ParameterRanges;
import java.util.List;
import java.util.Map;

/**
 * Settings of {@code lotka-volterra}; the ranges are those of the published set.
 *
 * @param trainSize training sequences
 * @param testSize test sequences
 * @param steps T
 * @param duration from the first step to the last, in s
 * @param trainRanges parameters of the training part by the system's names, in 1/s
 * @param testRanges those of the test part
 * @param noise standard deviation of the measurement noise, relative to each channel's
 * @param tolerance of the integrator, absolute and relative per step
 */
public record LotkaVolterraConfig(
        @Doc(value = "training sequences", range = ">= 1") int trainSize,
        @Doc(value = "test sequences", range = ">= 1") int testSize,
        @Doc(value = "steps of a sequence", range = ">= 2") int steps,
        @Doc(value = "time from the first step to the last", unit = "s", range = "> 0")
                double duration,
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
                                "standard deviation of the measurement noise, relative to each channel's over the training part",
                        range = ">= 0")
                double noise,
        @Doc(
                        value = "tolerance of the integrator, absolute and relative per step",
                        range = "[1e-13, 1e-2]")
                double tolerance) {
    static final String SYSTEM = "lotka-volterra";
    static final String CITATION =
            "Weight-Space Linear Recurrent Neural Networks, arXiv 2506.01153";
    static final List<Channel> CHANNELS =
            List.of(new Channel("prey", ""), new Channel("predators", ""));
    static final List<String> NAMES =
            List.of("prey-growth", "predation", "predator-death", "predator-growth");
    static final Map<String, List<Double>> TRAIN =
            ParameterRanges.of(NAMES, 20, 50, 80, 120, 80, 120, 20, 50);
    static final Map<String, List<Double>> TEST =
            ParameterRanges.of(NAMES, 10, 60, 70, 130, 70, 130, 10, 60);

    public LotkaVolterraConfig() {
        this(8192, 2048, 256, 1, TRAIN, TEST, 0, 1e-12);
    }

    public LotkaVolterraConfig {
        Problems problems = new Problems();
        GeneratorChecks.check(problems, trainSize, testSize, steps, duration, noise);
        GeneratorChecks.checkTolerance(problems, tolerance);
        trainRanges = ParameterRanges.complete(trainRanges, TRAIN, 0, "train-ranges", problems);
        testRanges = ParameterRanges.complete(testRanges, TEST, 0, "test-ranges", problems);
        problems.throwIfAny("bad-lotka-volterra", "");
    }
}
