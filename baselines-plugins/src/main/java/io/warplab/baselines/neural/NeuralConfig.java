package io.warplab.baselines.neural;

import io.warplab.api.error.Problems;

/** Settings that all neural baselines have. */
public interface NeuralConfig {
    /** Smallest standard deviation of a Gaussian head, unless set otherwise. */
    double FLOOR = 1e-4;

    /** Documentation of {@link #timeFeature}. */
    String CLOCK_DOC = "whether the scaled clock of the predicted step is one more input";

    /** Documentation of {@link #head}. */
    String HEAD_DOC = "point or gaussian (mean and standard deviation, trained on the likelihood)";

    /** Documentation of {@link #standardDeviationFloor}. */
    String FLOOR_DOC = "smallest standard deviation of a Gaussian head, scaled units";

    /** What the outputs mean. */
    enum HeadKind {
        /** The value itself. */
        POINT,
        /** Mean and standard deviation. */
        GAUSSIAN
    }

    /** Whether the scaled clock is one more input. */
    boolean timeFeature();

    /** What the outputs mean; class scores whatever it says where the task is classification. */
    HeadKind head();

    /** Smallest standard deviation of a Gaussian head, scaled units. */
    double standardDeviationFloor();

    /** Adds what is wrong with the common settings. */
    static void check(Problems problems, HeadKind head, double standardDeviationFloor) {
        problems.require(head != null, "head", "expected point or gaussian");
        problems.require(
                standardDeviationFloor > 0 && Double.isFinite(standardDeviationFloor),
                "standard-deviation-floor",
                "expected a positive number, got " + standardDeviationFloor);
    }

    /** Adds a setting that lies outside its range. */
    static void range(Problems problems, String name, int value, int least, int most) {
        problems.require(
                value >= least && value <= most,
                name,
                "expected " + least + " to " + most + ", got " + value);
    }
}
