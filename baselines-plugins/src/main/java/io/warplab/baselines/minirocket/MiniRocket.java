package io.warplab.baselines.minirocket;

import io.warplab.api.data.Batch;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.Task;
import io.warplab.baselines.regression.RidgeFit;
import io.warplab.baselines.sequence.ClosedForm;
import io.warplab.baselines.sequence.FittedArray;
import io.warplab.baselines.sequence.SequenceView;
import io.warplab.baselines.sequence.TaskChecks;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Random convolutions without the randomness, and a ridge classifier on targets +1 and -1.
 * Sequences may have any lengths; dilations are those of T of the training part. Gaps are bridged
 * by straight lines.
 */
final class MiniRocket implements ClosedForm {
    /** An eigenvalue problem of this size takes minutes; it grows with the cube. */
    private static final int LARGEST_GRAM = 4000;

    private final MiniRocketConfig config;
    private final ModelContext context;
    private final int channels;
    private final int features;
    private final Dilations dilations;
    private RocketTransform transform;
    private RidgeFit classifier;

    MiniRocket(MiniRocketConfig config, ModelContext context) {
        TaskChecks.require(context, "minirocket", Set.of(Task.Kind.CLASSIFICATION));
        this.config = config;
        this.context = context;
        channels = context.inputs().size();
        int perKernel = config.features() / Kernels.COUNT;
        features = perKernel * Kernels.COUNT;
        dilations = Dilations.of(context.steps(), perKernel, config.maxDilations());
        transform =
                RocketTransform.draw(
                        dilations, features, channels, new SplittableRandom(context.seed()));
        classifier =
                new RidgeFit(
                        new double[context.classes() * features], new double[context.classes()]);
    }

    /** Thresholds, and weights with intercept for each class. */
    @Override
    public long parameterCount() {
        return features + (long) context.classes() * (features + 1);
    }

    @Override
    public void fit(Batch train) {
        SequenceView view = new SequenceView(train);
        int rows = view.size();
        if (Math.min(rows, features) > LARGEST_GRAM) {
            throw WarpException.user(
                    "minirocket-size",
                    "model "
                            + context.name()
                            + ": expected at most "
                            + LARGEST_GRAM
                            + " training sequences or features, got "
                            + rows
                            + " sequences and "
                            + features
                            + " features",
                    "Lower features.");
        }
        double[][][] series = new double[rows][][];
        for (int n = 0; n < rows; n++) {
            series[n] = series(view, n);
        }
        transform = transform.fit(series, new SplittableRandom(~context.seed()));
        double[] x = new double[Math.multiplyExact(rows, features)];
        for (int n = 0; n < rows; n++) {
            transform.apply(series[n], x, n * features);
        }
        classifier = classify(view, x);
    }

    private RidgeFit classify(SequenceView view, double[] x) {
        int rows = view.size();
        Standardised scaled = Standardised.of(x, rows, features);
        double[][] y = new double[context.classes()][rows];
        double[] intercept = new double[y.length];
        for (int k = 0; k < y.length; k++) {
            for (int n = 0; n < rows; n++) {
                y[k][n] = view.label(n) == k ? 1 : -1;
                intercept[k] += y[k][n] / rows;
            }
            for (int n = 0; n < rows; n++) {
                y[k][n] -= intercept[k];
            }
        }
        double[][] weights =
                new LeaveOneOutRidge(scaled.values(), rows, features).fit(y, config.ridge());
        double[] coefficients = new double[y.length * features];
        for (int k = 0; k < y.length; k++) {
            for (int j = 0; j < features; j++) {
                double coefficient = weights[k][j] / scaled.sd()[j];
                coefficients[k * features + j] = coefficient;
                intercept[k] -= coefficient * scaled.mean()[j];
            }
        }
        return new RidgeFit(coefficients, intercept);
    }

    /** [D][T] up to the last observed step. */
    private double[][] series(SequenceView view, int n) {
        int length = view.lastObserved(n) + 1;
        double[][] series = new double[channels][length];
        for (int c = 0; c < channels; c++) {
            int before = -1;
            for (int t = 0; t < length; t++) {
                if (view.observed(n, t)) {
                    double value = view.input(n, t, c);
                    series[c][t] = value;
                    for (int gap = before + 1; gap < t; gap++) {
                        double share = (gap - before) / (double) (t - before);
                        series[c][gap] =
                                before < 0
                                        ? value
                                        : series[c][before] + share * (value - series[c][before]);
                    }
                    before = t;
                }
            }
        }
        return series;
    }

    @Override
    public double[] predict(SequenceView view, int contextSteps) {
        int classes = context.classes();
        double[] out = new double[view.size() * classes];
        double[] row = new double[features];
        for (int n = 0; n < view.size(); n++) {
            transform.apply(series(view, n), row, 0);
            System.arraycopy(classifier.apply(row), 0, out, n * classes, classes);
        }
        return out;
    }

    @Override
    public Map<String, long[]> shapes() {
        Map<String, long[]> shapes =
                new LinkedHashMap<>(RocketTransform.shapes(dilations, features, channels));
        shapes.putAll(RidgeFit.shapes(features, context.classes()));
        return shapes;
    }

    @Override
    public Map<String, FittedArray> fitted() {
        Map<String, FittedArray> fitted = new LinkedHashMap<>(transform.fitted());
        fitted.putAll(classifier.fitted());
        return fitted;
    }

    @Override
    public void restore(Map<String, FittedArray> fitted) {
        transform = RocketTransform.read(dilations, fitted);
        classifier = RidgeFit.read(fitted);
    }
}
