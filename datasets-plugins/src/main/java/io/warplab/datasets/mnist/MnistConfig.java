package io.warplab.datasets.mnist;

import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;

/**
 * Settings of {@code mnist}.
 *
 * @param path folder with the four files under their usual names
 * @param trainImages images of the training part, instead of {@code path}
 * @param trainLabels their labels; not needed to complete images
 * @param testImages images of the test part, instead of {@code path}
 * @param testLabels their labels
 * @param as what a step of a sequence is
 * @param trainSize training images, from the first; 0: all
 * @param testSize test images, from the first; 0: all
 */
public record MnistConfig(
        @Doc(
                        "folder with train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte,"
                                + " t10k-labels-idx1-ubyte, plain or .gz")
                String path,
        @Doc("images of the training part; instead of path") String trainImages,
        @Doc("their labels; not needed to complete images") String trainLabels,
        @Doc("images of the test part; instead of path") String testImages,
        @Doc("their labels; not needed to complete images") String testLabels,
        @Doc("what a step is: pixels (T = 784, D = 1, row by row) or rows (T = 28, D = 28)") As as,
        @Doc(value = "training images, from the first; 0: all", range = ">= 0") int trainSize,
        @Doc(value = "test images, from the first; 0: all", range = ">= 0") int testSize) {
    /** What a step of a sequence is. */
    public enum As {
        /** One pixel, row by row from the top left. */
        PIXELS,
        /** One row of pixels. */
        ROWS
    }

    public MnistConfig() {
        this("", "", "", "", "", As.PIXELS, 10000, 2000);
    }

    public MnistConfig {
        path = path == null ? "" : path;
        trainImages = trainImages == null ? "" : trainImages;
        trainLabels = trainLabels == null ? "" : trainLabels;
        testImages = testImages == null ? "" : testImages;
        testLabels = testLabels == null ? "" : testLabels;
        Problems problems = new Problems();
        problems.require(
                path.isEmpty() || (trainImages + trainLabels + testImages + testLabels).isEmpty(),
                "path",
                "give either path, or the files one by one");
        problems.require(
                trainImages.isEmpty() == testImages.isEmpty(),
                trainImages.isEmpty() ? "train-images" : "test-images",
                "required: images of both parts");
        problems.require(
                trainLabels.isEmpty() == testLabels.isEmpty(),
                trainLabels.isEmpty() ? "train-labels" : "test-labels",
                "required: labels of both parts, or of none");
        problems.require(as != null, "as", "expected pixels or rows");
        problems.require(trainSize >= 0, "train-size", "expected at least 0, got " + trainSize);
        problems.require(testSize >= 0, "test-size", "expected at least 0, got " + testSize);
        problems.throwIfAny("bad-mnist-settings", "");
    }
}
