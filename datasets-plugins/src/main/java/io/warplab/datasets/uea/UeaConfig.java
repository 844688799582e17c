package io.warplab.datasets.uea;

import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;
import io.warplab.datasets.recording.MissingCells;

/**
 * Settings of {@code uea}.
 *
 * @param path folder with a pair of files NAME_TRAIN.ts and NAME_TEST.ts
 * @param train file of the training part, instead of {@code path}
 * @param test file of the test part, instead of {@code path}
 * @param missing what is done about missing values
 * @param sampleTime time from step to step
 * @param timeUnit unit of time
 */
public record UeaConfig(
        @Doc("folder with NAME_TRAIN.ts and NAME_TEST.ts; relative to the run file") String path,
        @Doc("file of the training part; with test, instead of path") String train,
        @Doc("file of the test part; with train, instead of path") String test,
        @Doc(
                        "of values written ? or NaN: error: refuse; mask: such a step is not observed; interpolate:"
                                + " within the sequence, and counted as observed")
                MissingCells missing,
        @Doc(value = "time from step to step, which the files do not tell", range = "> 0")
                double sampleTime,
        @Doc("unit of time, such as s; absent: step") String timeUnit) {
    public UeaConfig() {
        this("", "", "", MissingCells.ERROR, 1, "step");
    }

    public UeaConfig {
        path = path == null ? "" : path;
        train = train == null ? "" : train;
        test = test == null ? "" : test;
        timeUnit = timeUnit == null || timeUnit.isBlank() ? "step" : timeUnit.strip();
        Problems problems = new Problems();
        problems.require(
                path.isEmpty() || train.isEmpty() && test.isEmpty(),
                "path",
                "give either path, or train and test");
        problems.require(
                train.isEmpty() == test.isEmpty(),
                train.isEmpty() ? "train" : "test",
                "required: train and test come together");
        problems.require(missing != null, "missing", "expected error, mask or interpolate");
        problems.require(
                sampleTime > 0 && Double.isFinite(sampleTime),
                "sample-time",
                "expected a positive number, got " + sampleTime);
        problems.throwIfAny("bad-uea-settings", "");
    }
}
