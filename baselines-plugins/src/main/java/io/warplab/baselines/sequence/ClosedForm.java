package io.warplab.baselines.sequence;

import io.warplab.api.data.Batch;
import java.util.Map;

/**
 * A method that is fitted once, on the whole training part, and then predicts. {@link
 * ClosedFormModel} makes a model of it.
 */
public interface ClosedForm {
    /** Number of fitted numbers, from sizes alone where the sizes are given. */
    long parameterCount();

    /** Fits on the training part, scaled. */
    void fit(Batch train);

    /**
     * Predicts every sequence.
     *
     * @param context steps of data seen before free running
     * @return [N, T, D_y], or for classification class scores [N, classes]; row-major
     */
    double[] predict(SequenceView view, int context);

    /** What {@link #fitted()} holds: shape by name, -1 for a size that the data decides. */
    Map<String, long[]> shapes();

    /** Everything that predictions depend on besides the settings. */
    Map<String, FittedArray> fitted();

    /** Takes over arrays of the declared shapes. */
    void restore(Map<String, FittedArray> fitted);
}
