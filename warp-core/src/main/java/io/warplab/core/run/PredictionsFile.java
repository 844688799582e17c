package io.warplab.core.run;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Normalisation;
import io.warplab.api.model.Predictions;
import io.warplab.core.io.Npz;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Predictions beside the truth, in the data's own units: {@code time} and {@code mask} [N, T],
 * {@code truth} [N, T, D_y], {@code ids} [N], and per model {@code mean} and, where there is one,
 * {@code sd} [N, T, D_y]. For classification {@code labels} [N] in place of the truth and class
 * scores as the mean, [N, 1, classes].
 */
public final class PredictionsFile {
    private final Map<String, INDArray> arrays = new LinkedHashMap<>();
    private final boolean classes;

    /**
     * @param raw the sequences, in raw units
     */
    public PredictionsFile(Batch raw) {
        classes = raw.labels() != null;
        arrays.put("ids", Nd4j.createFromArray(raw.ids()));
        arrays.put("time", raw.time());
        arrays.put("mask", raw.mask());
        if (classes) {
            arrays.put("labels", Nd4j.createFromArray(raw.labels()));
        } else {
            arrays.put("truth", raw.targets());
        }
    }

    /**
     * Adds a model's predictions.
     *
     * @param model name of the model for the arrays' names; empty when there is only one
     * @param predictions scaled
     */
    public PredictionsFile add(String model, Predictions predictions, Normalisation scaling) {
        String suffix = model.isEmpty() ? "" : "." + model;
        arrays.put(
                "mean" + suffix, classes ? predictions.mean() : scaling.invert(predictions.mean()));
        if (predictions.sd() != null) {
            double[] zero = new double[scaling.scale().length];
            Arrays.fill(zero, 0);
            arrays.put(
                    "sd" + suffix,
                    new Normalisation(zero, scaling.scale()).invert(predictions.sd()));
        }
        return this;
    }

    /** Adds any other array, such as identified parameters. */
    public PredictionsFile add(String name, double[] values) {
        arrays.put(name, Nd4j.create(values, new long[] {values.length}, DataType.DOUBLE));
        return this;
    }

    /** Writes atomically. */
    public void write(Path file) {
        Npz.write(file, arrays);
    }
}
