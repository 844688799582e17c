package io.warplab.datasets.sequence;

/**
 * One sequence. The arrays are neither copied nor written to.
 *
 * @param time [T] in the data's physical unit, strictly increasing, T at least 1
 * @param inputs [T][D_x], finite
 * @param targets [T][D_y], finite; the same object as {@code inputs} where a model forecasts its
 *     own input
 * @param observed [T] whether the step was measured, true at step 0; null: all of them
 */
public record Sequence(double[] time, double[][] inputs, double[][] targets, boolean[] observed) {
    public Sequence {
        if (time.length == 0
                || inputs.length != time.length
                || targets.length != time.length
                || observed != null && observed.length != time.length) {
            throw new IllegalArgumentException(
                    "time, inputs, targets and observed must have one length, at least 1, got "
                            + time.length
                            + ", "
                            + inputs.length
                            + ", "
                            + targets.length
                            + ", "
                            + (observed == null ? "none" : observed.length));
        }
        if (observed != null && !observed[0]) {
            throw new IllegalArgumentException("step 0 must be observed");
        }
    }

    /** A fully observed sequence whose inputs are its targets. */
    public Sequence(double[] time, double[][] values) {
        this(time, values, values, null);
    }

    /** T. */
    public int steps() {
        return time.length;
    }

    /** Time from the first step to the last. */
    public double duration() {
        return time[time.length - 1] - time[0];
    }

    boolean observedAt(int step) {
        return observed == null || observed[step];
    }
}
