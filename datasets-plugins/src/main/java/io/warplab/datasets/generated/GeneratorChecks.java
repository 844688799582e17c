package io.warplab.datasets.generated;

import io.warplab.api.error.Problems;

/** Checks of the settings that all generators have. */
public final class GeneratorChecks {
    private GeneratorChecks() {}

    /** Adds what is wrong with sizes, noise and clock. */
    public static void check(
            Problems problems,
            int trainSize,
            int testSize,
            int steps,
            double duration,
            double noise) {
        problems.require(trainSize >= 1, "train-size", "expected at least 1, got " + trainSize);
        problems.require(testSize >= 1, "test-size", "expected at least 1, got " + testSize);
        problems.require(steps >= 2, "steps", "expected at least 2, got " + steps);
        problems.require(
                duration > 0 && Double.isFinite(duration),
                "duration",
                "expected a positive number of seconds, got " + duration);
        problems.require(
                noise >= 0 && Double.isFinite(noise),
                "noise",
                "expected 0 or more standard deviations, got " + noise);
    }

    /** Adds what is wrong with an integrator's tolerance. */
    public static void checkTolerance(Problems problems, double tolerance) {
        problems.require(
                tolerance >= 1e-13 && tolerance <= 1e-2,
                "tolerance",
                "expected a number in [1e-13, 1e-2], got " + tolerance);
    }
}
