package io.warplab.baselines.regression;

import io.warplab.api.data.Batch;
import io.warplab.api.error.Problems;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.Task;
import io.warplab.baselines.sequence.PredictionError;
import io.warplab.baselines.sequence.SequenceView;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ridge regression of what a model predicts, with the penalty that predicts the last tenth of the
 * training sequences best in the way the model will be used: rolled out in a forecast. The final
 * fit is to all of them.
 */
public final class PenaltySearch {
    /** What is regressed. */
    public interface Regression {
        /** Number of features. */
        int features();

        /** Number of outputs. */
        int outputs();

        /** Adds the rows of sequences {@code from} to {@code to}, the latter excluded. */
        void gather(SequenceView view, int from, int to, NormalEquations into);

        /** Predictions of a fit, as {@link io.warplab.baselines.sequence.ClosedForm#predict}. */
        double[] predict(SequenceView view, int context, RidgeFit fit);
    }

    private PenaltySearch() {}

    /**
     * Chooses and fits. With one penalty or one sequence there is nothing to choose, and the first
     * penalty is taken.
     *
     * @throws WarpException when there is no row to fit on, or the equations are too
     *     ill-conditioned
     */
    public static RidgeFit fit(
            Batch train, ModelContext context, List<Double> penalties, Regression regression) {
        SequenceView view = new SequenceView(train);
        int features = regression.features();
        int outputs = regression.outputs();
        int held = penalties.size() > 1 && view.size() > 1 ? (view.size() + 9) / 10 : 0;
        int kept = view.size() - held;
        NormalEquations equations = new NormalEquations(features, outputs);
        regression.gather(view, 0, kept, equations);
        double penalty = penalties.get(0);
        if (held > 0) {
            if (equations.rows() > 0) {
                SequenceView rest =
                        new SequenceView(
                                train.select(IntStream.range(kept, view.size()).toArray()));
                double least = Double.POSITIVE_INFINITY;
                for (double candidate : penalties) {
                    double error = error(rest, context, equations, candidate, regression);
                    if (error < least) {
                        least = error;
                        penalty = candidate;
                    }
                }
            }
            regression.gather(view, kept, view.size(), equations);
        }
        if (equations.rows() == 0) {
            throw WarpException.user(
                    "too-few-observed",
                    "model "
                            + context.name()
                            + ": the training part has not enough observed steps in a row to fit on",
                    "Lower the number of steps that it looks back.");
        }
        return RidgeFit.solve(equations, features, outputs, penalty);
    }

    /** Error of a penalty; NaN for one that is too small to solve with. */
    private static double error(
            SequenceView held,
            ModelContext context,
            NormalEquations equations,
            double penalty,
            Regression regression) {
        RidgeFit fit;
        try {
            fit = RidgeFit.solve(equations, regression.features(), regression.outputs(), penalty);
        } catch (WarpException tooSmall) {
            return Double.NaN;
        }
        double[] predicted = regression.predict(held, context.task().context(), fit);
        return heldError(held, context, predicted, regression.outputs());
    }

    /**
     * The error that counts in a task: of the free roll-out in a forecast (of all steps where there
     * is none), the mean square of all steps in a reconstruction, that of the scores against
     * one-hot classes in classification.
     */
    public static double heldError(
            SequenceView held, ModelContext context, double[] predicted, int outputs) {
        if (context.task().kind() == Task.Kind.CLASSIFICATION) {
            double sum = 0;
            for (int n = 0; n < held.size(); n++) {
                for (int k = 0; k < outputs; k++) {
                    double error = predicted[n * outputs + k] - (held.label(n) == k ? 1 : 0);
                    sum += error * error;
                }
            }
            return sum;
        }
        if (context.task().kind() == Task.Kind.FORECAST) {
            double free = PredictionError.meanSquare(held, predicted, context.task().context());
            return Double.isNaN(free) ? PredictionError.meanSquare(held, predicted, 1) : free;
        }
        return PredictionError.meanSquare(held, predicted, 0);
    }

    /** Adds a problem for every penalty that is no positive number, and where there is none. */
    public static void check(List<Double> penalties, Problems problems) {
        boolean given = penalties != null && !penalties.isEmpty();
        problems.require(given, "ridge", "expected a positive number or a list of them");
        if (given) {
            for (Double value : penalties) {
                problems.require(
                        value != null && value > 0 && Double.isFinite(value),
                        "ridge",
                        "expected a positive number, got " + value);
            }
        }
    }
}
