package io.warplab.api.data;

import java.util.Arrays;
import java.util.Objects;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * N sequences of up to T steps; also a whole split of a data set. All arrays are float64, c-order,
 * and not to be written to.
 *
 * @param inputs [N, T, D_x] what drives the model; in a forecast the first D_y channels are those
 *     that are predicted and fed back, and any further ones are known at every step, beyond the
 *     context too: a force that was set, a planned schedule
 * @param targets [N, T, D_y] what it should say at each step; the same object as {@code inputs}
 *     where a model forecasts its own input
 * @param time [N, T] time stamps in the data's physical unit (seconds unless the data set says
 *     otherwise), strictly increasing where the mask is 1
 * @param tau [N, T] the same clock scaled to [0, 1] over the longest sequence of the training part;
 *     may leave [0, 1] outside it
 * @param mask [N, T] 1 where the step exists and was observed, else 0; a sequence shorter than T
 *     ends in zeros and step 0 always exists
 * @param labels class indices, one per sequence, or null
 * @param ids [N] where each sequence comes from: its index in the data set's own order, stable
 *     across runs
 */
public record Batch(
        INDArray inputs,
        INDArray targets,
        INDArray time,
        INDArray tau,
        INDArray mask,
        int[] labels,
        long[] ids) {

    public Batch {
        Objects.requireNonNull(inputs, "inputs");
        Objects.requireNonNull(targets, "targets");
        Objects.requireNonNull(ids, "ids");
        requireRank("inputs", inputs, 3);
        requireRank("targets", targets, 3);
        requireRank("time", time, 2);
        requireRank("tau", tau, 2);
        requireRank("mask", mask, 2);
        long n = inputs.size(0);
        long t = inputs.size(1);
        requireLeading("targets", targets, n, t);
        requireLeading("time", time, n, t);
        requireLeading("tau", tau, n, t);
        requireLeading("mask", mask, n, t);
        if (labels != null && labels.length != n) {
            throw new IllegalArgumentException(
                    n + " sequences need " + n + " labels, got " + labels.length);
        }
        if (ids.length != n) {
            throw new IllegalArgumentException(
                    n + " sequences need " + n + " ids, got " + ids.length);
        }
    }

    /** N. */
    public int size() {
        return (int) inputs.size(0);
    }

    /** T. */
    public int steps() {
        return (int) inputs.size(1);
    }

    /** D_x. */
    public int inputSize() {
        return (int) inputs.size(2);
    }

    /** D_y. */
    public int targetSize() {
        return (int) targets.size(2);
    }

    /** The chosen sequences, copied, in the order given. */
    public Batch select(int[] rows) {
        INDArray in = gather(inputs, rows);
        int[] chosen = labels == null ? null : Arrays.stream(rows).map(r -> labels[r]).toArray();
        return new Batch(
                in,
                targets == inputs ? in : gather(targets, rows),
                gather(time, rows),
                gather(tau, rows),
                gather(mask, rows),
                chosen,
                Arrays.stream(rows).mapToLong(r -> ids[r]).toArray());
    }

    /** Replaces inputs and targets; used to scale. */
    public Batch withValues(INDArray newInputs, INDArray newTargets) {
        return new Batch(newInputs, newTargets, time, tau, mask, labels, ids);
    }

    private static INDArray gather(INDArray from, int[] rows) {
        long[] shape = from.shape().clone(); // ND4J hands out its own array
        int width = (int) (from.length() / shape[0]);
        // One bulk copy per sequence. A view's buffer is not what the view shows.
        double[] all = (from.isView() ? from.dup('c') : from).data().asDouble();
        double[] out = new double[Math.multiplyExact(rows.length, width)];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(all, Math.multiplyExact(rows[i], width), out, i * width, width);
        }
        shape[0] = rows.length;
        return Nd4j.create(out, shape, DataType.DOUBLE);
    }

    private static void requireRank(String name, INDArray array, int rank) {
        if (array == null
                || array.rank() != rank
                || array.dataType() != DataType.DOUBLE
                || array.ordering() != 'c') {
            throw new IllegalArgumentException(
                    name
                            + " must be a c-order float64 array of rank "
                            + rank
                            + ", got "
                            + (array == null
                                    ? "null"
                                    : array.dataType() + Arrays.toString(array.shape())));
        }
    }

    private static void requireLeading(String name, INDArray array, long n, long t) {
        if (array.size(0) != n || array.size(1) != t) {
            throw new IllegalArgumentException(
                    name
                            + " must start with ["
                            + n
                            + ", "
                            + t
                            + "], got "
                            + Arrays.toString(array.shape()));
        }
    }
}
