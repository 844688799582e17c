package io.warplab.datasets.generated.waves;

import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;
import io.warplab.datasets.generated.GeneratorChecks;
import java.util.List;

/**
 * Settings of {@code sine}; the defaults are the smallest of the published sets, whose training
 * parts have 1, 10, 100, 1000 or 10000 sequences.
 *
 * @param trainSize training sequences
 * @param testSize test sequences
 * @param steps T
 * @param duration from the first step to the last, in s
 * @param frequency in Hz
 * @param phase [low, high] in rad, in both parts
 * @param noise standard deviation of the measurement noise, relative to the channel's
 */
public record SineConfig(
        @Doc(value = "training sequences", range = ">= 1") int trainSize,
        @Doc(value = "test sequences", range = ">= 1") int testSize,
        @Doc(value = "steps of a sequence", range = ">= 2") int steps,
        @Doc(value = "time from the first step to the last", unit = "s", range = "> 0")
                double duration,
        @Doc(value = "frequency", unit = "Hz", range = "> 0") double frequency,
        @Doc(value = "phases are drawn from [low, high]", unit = "rad") List<Double> phase,
        @Doc(
                        value =
                                "standard deviation of the measurement noise, relative to the channel's over the training part",
                        range = ">= 0")
                double noise) {
    public SineConfig() {
        this(1, 1000, 16, 1, 1, List.of(-Math.PI / 6, Math.PI / 6), 0);
    }

    public SineConfig {
        Problems problems = new Problems();
        GeneratorChecks.check(problems, trainSize, testSize, steps, duration, noise);
        problems.require(
                frequency > 0 && Double.isFinite(frequency),
                "frequency",
                "expected a positive number, got " + frequency);
        problems.require(
                phase != null
                        && phase.size() == 2
                        && phase.stream().allMatch(x -> x != null && Double.isFinite(x))
                        && phase.get(0) <= phase.get(1),
                "phase",
                "expected [low, high] with low <= high, got " + phase);
        problems.throwIfAny("bad-sine", "");
        phase = List.copyOf(phase);
    }
}
