package io.warplab.core.training;

import io.warplab.api.model.ModelState;
import io.warplab.api.model.TrainableModel;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The best weights so far.
 *
 * @param epoch epoch they come from, 1 for the first; 0: there are none yet
 * @param criterion their validation criterion; NaN without any
 * @param weights copies by name
 */
record Best(int epoch, double criterion, Map<String, INDArray> weights) {
    static final Best NONE = new Best(0, Double.NaN, Map.of());

    /** Whether a criterion is better than this one. The first is, whatever it is. */
    boolean isBeatenBy(double other) {
        return epoch == 0 || other < criterion;
    }

    /** Gives the model these weights, and no optimiser state; without any, it is left as it is. */
    void restore(TrainableModel model) {
        if (epoch > 0) {
            model.restore(new ModelState(weights, Map.of()));
        }
    }
}
