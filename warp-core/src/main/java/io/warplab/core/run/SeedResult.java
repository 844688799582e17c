package io.warplab.core.run;

import io.warplab.core.evaluation.Evaluation;
import io.warplab.core.evaluation.ParameterEstimate;
import io.warplab.core.training.TrainingResult;
import java.util.List;

/**
 * One training of one model.
 *
 * @param seed it was trained with
 * @param parameters number of trained numbers; 0 when the model could not be built
 * @param training how it went; null when it failed before its end
 * @param test how the model did on the test part; null when it failed
 * @param identified physical parameters of the test part; empty for models without physics
 * @param courses how the estimates moved while the contexts of {@link PreparedData#shownRows} were
 *     read, [P][W][C]; empty for models without physics
 * @param failure why there is nothing to show, or null
 */
public record SeedResult(
        long seed,
        long parameters,
        TrainingResult training,
        Evaluation test,
        List<ParameterEstimate> identified,
        double[][][] courses,
        String failure) {
    public SeedResult {
        identified = List.copyOf(identified);
    }

    /** A training that came to nothing. */
    static SeedResult failed(long seed, long parameters, TrainingResult training, String reason) {
        return new SeedResult(
                seed, parameters, training, null, List.of(), new double[0][][], reason);
    }
}
