package io.warplab.core.run;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Normalisation;
import io.warplab.api.model.Predictions;
import io.warplab.api.model.Task;
import io.warplab.core.io.Npz;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
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
     * @param kind what was predicted of them
     */
    public PredictionsFile(Batch raw, Task.Kind kind) {
        classes = kind == Task.Kind.CLASSIFICATION;
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
            double[] scale = scaling.scale();
            arrays.put(
                    "sd" + suffix,
                    new Normalisation(new double[scale.length], scale).invert(predictions.sd()));
        }
        return this;
    }

    /** Writes atomically. */
    public void write(Path file) {
        Npz.write(file, arrays);
    }
}
