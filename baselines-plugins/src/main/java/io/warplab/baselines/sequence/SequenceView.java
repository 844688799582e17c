package io.warplab.baselines.sequence;

import io.warplab.api.data.Batch;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A batch read once into plain arrays, because access to single elements of an ND4J array is slow.
 * Cells of unobserved steps are 0 here whatever they hold in the batch, so that no NaN can leak out
 * of them.
 */
public final class SequenceView {
    private final int size;
    private final int steps;
    private final int inputSize;
    private final int targetSize;
    private final double[] inputs;
    private final double[] targets;
    private final double[] time;
    private final double[] tau;
    private final boolean[] observed;
    private final int[] last;
    private final int[] labels;

    /** Reads a batch. */
    public SequenceView(Batch batch) {
        size = batch.size();
        steps = batch.steps();
        inputSize = batch.inputSize();
        targetSize = batch.targetSize();
        double[] mask = values(batch.mask());
        observed = new boolean[mask.length];
        last = new int[size];
        for (int n = 0; n < size; n++) {
            for (int t = 0; t < steps; t++) {
                if (mask[n * steps + t] != 0) {
                    observed[n * steps + t] = true;
                    last[n] = t;
                }
            }
        }
        inputs = blanked(values(batch.inputs()), inputSize);
        targets =
                batch.targets() == batch.inputs()
                        ? inputs
                        : blanked(values(batch.targets()), targetSize);
        time = values(batch.time());
        tau = values(batch.tau());
        labels = batch.labels();
    }

    private SequenceView(SequenceView whole, int from, int to) {
        size = to - from;
        steps = whole.steps;
        inputSize = whole.inputSize;
        targetSize = whole.targetSize;
        observed = Arrays.copyOfRange(whole.observed, from * steps, to * steps);
        last = Arrays.copyOfRange(whole.last, from, to);
        inputs = Arrays.copyOfRange(whole.inputs, from * steps * inputSize, to * steps * inputSize);
        targets =
                whole.targets == whole.inputs
                        ? inputs
                        : Arrays.copyOfRange(
                                whole.targets, from * steps * targetSize, to * steps * targetSize);
        time = Arrays.copyOfRange(whole.time, from * steps, to * steps);
        tau = Arrays.copyOfRange(whole.tau, from * steps, to * steps);
        labels = whole.labels == null ? null : Arrays.copyOfRange(whole.labels, from, to);
    }

    /** Sequences from .. to - 1 alone. */
    public SequenceView lanes(int from, int to) {
        return to - from == size ? this : new SequenceView(this, from, to);
    }

    private static double[] values(INDArray array) {
        return array.dup('c').data().asDouble();
    }

    private double[] blanked(double[] values, int width) {
        for (int i = 0; i < observed.length; i++) {
            if (!observed[i]) {
                Arrays.fill(values, i * width, (i + 1) * width, 0.0);
            }
        }
        return values;
    }

    /** N. */
    public int size() {
        return size;
    }

    /** T. */
    public int steps() {
        return steps;
    }

    /** D_x. */
    public int inputSize() {
        return inputSize;
    }

    /** D_y. */
    public int targetSize() {
        return targetSize;
    }

    /** Whether step t of sequence n exists and was observed. */
    public boolean observed(int n, int t) {
        return observed[n * steps + t];
    }

    /** The last observed step of sequence n, at least 0. */
    public int lastObserved(int n) {
        return last[n];
    }

    /** The last observed step of any sequence. */
    public int lastObserved() {
        int latest = 0;
        for (int step : last) {
            latest = Math.max(latest, step);
        }
        return latest;
    }

    /** Input channel c; 0 where unobserved. */
    public double input(int n, int t, int c) {
        return inputs[(n * steps + t) * inputSize + c];
    }

    /** Copies the input channels of a step; zeros where unobserved. */
    public void readInput(int n, int t, double[] into) {
        System.arraycopy(inputs, (n * steps + t) * inputSize, into, 0, inputSize);
    }

    /**
     * Copies the input channels after the first D_y, in a forecast the known ones: those of the
     * last observed step up to t.
     *
     * @param into [D_x - D_y]
     */
    public void readKnown(int n, int t, double[] into) {
        if (into.length == 0) {
            return;
        }
        int seen = t;
        while (seen > 0 && !observed(n, seen)) {
            seen--;
        }
        int from = (n * steps + seen) * inputSize + targetSize;
        System.arraycopy(inputs, from, into, 0, inputSize - targetSize);
    }

    /** Target channel c; 0 where unobserved. */
    public double target(int n, int t, int c) {
        return targets[(n * steps + t) * targetSize + c];
    }

    /** Time stamp in the unit of the data's clock. */
    public double time(int n, int t) {
        return time[n * steps + t];
    }

    /** Scaled clock. */
    public double tau(int n, int t) {
        return tau[n * steps + t];
    }

    /**
     * Class of sequence n.
     *
     * @throws IllegalArgumentException when the batch has no labels
     */
    public int label(int n) {
        if (labels == null) {
            throw new IllegalArgumentException("classification needs a batch with labels");
        }
        return labels[n];
    }
}
