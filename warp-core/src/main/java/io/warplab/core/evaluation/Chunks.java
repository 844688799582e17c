package io.warplab.core.evaluation;

import io.warplab.api.data.Batch;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.Predictions;
import io.warplab.api.model.TrainableModel;
import io.warplab.core.batch.BatchSource;
import java.util.Arrays;
import java.util.function.Function;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Walks through a batch in pieces, so that a model's working memory does not grow with the number
 * of sequences.
 */
public final class Chunks {
    private static final int LARGEST = 512;
    private static final long LARGEST_VALUES = 1 << 22;

    private Chunks() {}

    /**
     * Predicts every sequence.
     *
     * @throws IllegalStateException when the model returns another number of sequences than it was
     *     given
     */
    public static Predictions predict(TrainableModel model, Batch batch, ForecastSpec spec) {
        INDArray[] parts =
                map(
                        batch,
                        part -> {
                            Predictions p = model.predict(part, spec);
                            return new INDArray[] {p.mean(), p.sd()};
                        });
        return new Predictions(parts[0], parts[1]);
    }

    /**
     * Applies {@code f}, which gives [n, ...] for n sequences, to all pieces and joins the results.
     */
    static INDArray join(Batch batch, Function<Batch, INDArray> f) {
        return map(batch, part -> new INDArray[] {f.apply(part)})[0];
    }

    private static INDArray[] map(Batch batch, Function<Batch, INDArray[]> f) {
        int total = batch.size();
        long perSequence = (long) batch.steps() * Math.max(batch.inputSize(), batch.targetSize());
        int size = (int) Math.max(1, Math.min(LARGEST, LARGEST_VALUES / Math.max(1, perSequence)));
        BatchSource source = new BatchSource(batch);
        double[][] values = null;
        long[][] shapes = null;
        for (int from = 0; from < total; from += size) {
            int to = Math.min(total, from + size);
            INDArray[] parts = f.apply(source.range(from, to));
            if (values == null) {
                values = new double[parts.length][];
                shapes = new long[parts.length][];
            }
            for (int k = 0; k < parts.length; k++) {
                if (parts[k] == null) {
                    continue;
                }
                if (parts[k].size(0) != to - from) {
                    throw new IllegalStateException(
                            "the model was given "
                                    + (to - from)
                                    + " sequences and returned "
                                    + parts[k].size(0));
                }
                int width = (int) (parts[k].length() / (to - from));
                if (values[k] == null) {
                    values[k] = new double[total * width];
                    shapes[k] = parts[k].shape().clone();
                    shapes[k][0] = total;
                }
                double[] part = parts[k].dup('c').data().asDouble();
                if (part.length != width * (to - from) || values[k].length != total * width) {
                    throw new IllegalStateException(
                            "the model changed the shape of its answer to "
                                    + Arrays.toString(parts[k].shape()));
                }
                System.arraycopy(part, 0, values[k], from * width, part.length);
            }
        }
        if (values == null) {
            throw new IllegalArgumentException("there is no sequence to predict");
        }
        INDArray[] joined = new INDArray[values.length];
        for (int k = 0; k < joined.length; k++) {
            joined[k] =
                    values[k] == null ? null : Nd4j.create(values[k], shapes[k], DataType.DOUBLE);
        }
        return joined;
    }
}
