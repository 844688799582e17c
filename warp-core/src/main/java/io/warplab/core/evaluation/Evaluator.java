package io.warplab.core.evaluation;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Normalisation;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.Predictions;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import java.util.ArrayList;
import java.util.List;

/** Judges a trained model on a set of windows. */
public final class Evaluator {
    private Evaluator() {}

    /**
     * Predicts every window and scores the observed steps that count (from the context on in a
     * forecast).
     *
     * @param batch scaled
     * @param context names, units, scaling and the task
     * @throws io.warplab.api.error.WarpException {@code nothing-to-score} when no step counts
     */
    public static Evaluation evaluate(TrainableModel model, Batch batch, ModelContext context) {
        Task task = context.task();
        Predictions predictions = Chunks.predict(model, batch, TaskScoring.spec(task, batch));
        return task.kind() == Task.Kind.CLASSIFICATION
                ? classification(batch, predictions)
                : regression(batch, predictions, context);
    }

    private static Evaluation classification(Batch batch, Predictions predictions) {
        double[][] logits = TaskScoring.logits(predictions, batch);
        int[] labels = TaskScoring.labels(batch);
        return new Evaluation(
                batch.size(),
                Double.NaN,
                Double.NaN,
                List.of(),
                Double.NaN,
                Double.NaN,
                ClassificationMetrics.accuracy(logits, labels),
                ClassificationMetrics.macroF1(logits, labels),
                ClassificationMetrics.crossEntropy(logits, labels),
                predictions);
    }

    private static Evaluation regression(
            Batch batch, Predictions predictions, ModelContext context) {
        ObservedValues scaled = TaskScoring.observed(batch, predictions, context.task());
        ObservedValues raw = raw(scaled, context.targetScaling());
        List<ChannelErrors> channels = new ArrayList<>();
        for (int c = 0; c < context.targets().size(); c++) {
            double[] predicted = raw.predicted()[c];
            double[] actual = raw.actual()[c];
            channels.add(
                    new ChannelErrors(
                            context.targets().get(c).name(),
                            context.targets().get(c).unit(),
                            RegressionMetrics.rmse(predicted, actual),
                            RegressionMetrics.mae(predicted, actual),
                            RegressionMetrics.mape(predicted, actual)));
        }
        double validTime =
                context.task().kind() != Task.Kind.FORECAST
                        ? Double.NaN
                        : new Quantiles(
                                        ValidPredictionTime.of(
                                                predictions.mean(),
                                                batch,
                                                context.task().context(),
                                                ValidPredictionTime.THRESHOLD))
                                .median();
        return new Evaluation(
                batch.size(),
                scaled.mse(),
                raw.mse(),
                channels,
                scaled.nll(),
                validTime,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                predictions);
    }

    private static ObservedValues raw(ObservedValues scaled, Normalisation scaling) {
        return new ObservedValues(
                invert(scaled.predicted(), scaling), invert(scaled.actual(), scaling), null);
    }

    private static double[][] invert(double[][] scaled, Normalisation scaling) {
        double[] offset = scaling.offset();
        double[] scale = scaling.scale();
        double[][] raw = new double[scaled.length][];
        for (int c = 0; c < raw.length; c++) {
            raw[c] = scaled[c].clone();
            for (int i = 0; i < raw[c].length; i++) {
                raw[c][i] = raw[c][i] * scale[c] + offset[c];
            }
        }
        return raw;
    }
}
