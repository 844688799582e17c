package io.warplab.core.batch;

import io.warplab.api.data.Batch;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.DoublePointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Copies chosen sequences out of a large batch at the cost of those sequences alone. Reads native
 * memory in place, so a data set is held once.
 */
public final class BatchSource {
    private final Batch all;
    private final Rows inputs;
    private final Rows targets;
    private final Rows time;
    private final Rows tau;
    private final Rows mask;

    /** A source over {@code all}, which must not be written to. */
    public BatchSource(Batch all) {
        this.all = all;
        inputs = new Rows(all.inputs());
        targets = all.targets() == all.inputs() ? inputs : new Rows(all.targets());
        time = new Rows(all.time());
        tau = new Rows(all.tau());
        mask = new Rows(all.mask());
    }

    /** N. */
    public int size() {
        return all.size();
    }

    /**
     * The chosen sequences in the order given; targets are the same object as inputs where they
     * were.
     */
    public Batch select(int[] rows) {
        INDArray chosenInputs = inputs.select(rows);
        return new Batch(
                chosenInputs,
                targets == inputs ? chosenInputs : targets.select(rows),
                time.select(rows),
                tau.select(rows),
                mask.select(rows),
                all.labels() == null
                        ? null
                        : IntStream.of(rows).map(r -> all.labels()[r]).toArray(),
                IntStream.of(rows).mapToLong(r -> all.ids()[r]).toArray());
    }

    /**
     * Sequences {@code from} to {@code to}, exclusive; the whole batch itself, uncopied, where that
     * is all of it.
     */
    public Batch range(int from, int to) {
        return from == 0 && to == size() ? all : select(IntStream.range(from, to).toArray());
    }

    /** Rows along the first dimension of one c-order float64 array. */
    private static final class Rows {
        private final INDArray array; // keeps the native memory alive
        private final DoublePointer data;
        private final int width;

        Rows(INDArray from) {
            array = from.isView() || from.offset() != 0 ? from.dup('c') : from;
            data = new DoublePointer(array.data().pointer());
            width = (int) (array.length() / Math.max(1, array.size(0)));
        }

        INDArray select(int[] rows) {
            double[] out = new double[rows.length * width];
            for (int i = 0; i < rows.length; i++) {
                data.position((long) rows[i] * width).get(out, i * width, width);
            }
            long[] shape = array.shape().clone();
            shape[0] = rows.length;
            return Nd4j.create(out, shape, DataType.DOUBLE);
        }
    }
}
