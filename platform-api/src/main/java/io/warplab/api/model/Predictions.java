package io.warplab.api.model;

import java.util.Arrays;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Predictions in scaled units, float64, aligned with the targets: entry [n, t] is what the model
 * says <em>of</em> step t. In a forecast, steps before the context are one-step-ahead predictions,
 * steps from the context on are the free roll-out, and step 0, which nothing predicts, repeats the
 * data.
 *
 * @param mean [N, T, D_y], or for classification the class scores (logits) [N, 1, classes]
 * @param sd [N, T, D_y] predicted standard deviation, or null
 */
public record Predictions(INDArray mean, INDArray sd) {
    public Predictions {
        Objects.requireNonNull(mean);
        if (mean.rank() != 3 || sd != null && !Arrays.equals(sd.shape(), mean.shape())) {
            throw new IllegalArgumentException(
                    "expected [N, T, D_y], got " + Arrays.toString(mean.shape()));
        }
    }
}
