package io.warplab.datasets.generated.incontext;

import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;
import io.warplab.datasets.generated.GeneratorChecks;

/**
 * Settings of {@code in-context-regression}.
 *
 * @param trainSize training sequences, each with a function of its own
 * @param testSize test sequences
 * @param steps T, examples of a sequence
 * @param dimensions D of the points
 * @param noise standard deviation of the noise on y
 */
public record InContextRegressionConfig(
        @Doc(value = "training sequences, each with a function of its own", range = ">= 1")
                int trainSize,
        @Doc(value = "test sequences", range = ">= 1") int testSize,
        @Doc(value = "examples of a sequence", range = ">= 2") int steps,
        @Doc(value = "dimensions of a point x", range = ">= 1") int dimensions,
        @Doc(
                        value =
                                "standard deviation of the noise on y, whose own is the root of the dimensions",
                        range = ">= 0")
                double noise) {
    public InContextRegressionConfig() {
        this(8192, 1024, 41, 10, 0);
    }

    public InContextRegressionConfig {
        Problems problems = new Problems();
        GeneratorChecks.check(problems, trainSize, testSize, steps, 1, noise);
        problems.require(dimensions >= 1, "dimensions", "expected at least 1, got " + dimensions);
        problems.throwIfAny("bad-in-context-regression", "");
    }
}
