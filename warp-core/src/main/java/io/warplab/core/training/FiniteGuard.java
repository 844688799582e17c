package io.warplab.core.training;

import io.warplab.api.model.Losses;
import io.warplab.api.model.TrainableModel;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Finds the quantity that blew up. A NaN gradient norm alone is ambiguous: some models have no
 * gradient and say NaN at every step. Such a model is told from a broken one by the first step: it
 * changes its weights all the same.
 */
final class FiniteGuard {
    private final TrainableModel model;
    private Map<String, INDArray> initial;
    private boolean hasNorm;

    /**
     * @param model before its first step
     */
    FiniteGuard(TrainableModel model) {
        this.model = model;
        initial = model.state().weights();
    }

    /** What is not finite in the step just made, such as {@code the loss is NaN}. */
    Optional<String> check(Losses losses) {
        boolean first = initial != null;
        if (first) {
            hasNorm = !Double.isNaN(losses.gradientNorm()) || unchanged();
            initial = null;
        }
        if (!Double.isFinite(losses.loss())) {
            return Optional.of("the loss is " + losses.loss());
        }
        if (hasNorm && !Double.isFinite(losses.gradientNorm())) {
            return Optional.of("the gradient norm is " + losses.gradientNorm());
        }
        return Optional.empty();
    }

    private boolean unchanged() {
        Map<String, INDArray> now = model.state().weights();
        return !now.isEmpty()
                && now.entrySet().stream()
                        .allMatch(
                                e ->
                                        Arrays.equals(
                                                values(e.getValue()),
                                                values(initial.get(e.getKey()))));
    }

    private static double[] values(INDArray array) {
        return array.dup('c').data().asDouble();
    }
}
