package io.warplab.baselines.ridge;

import io.warplab.api.data.Batch;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.Losses;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.ModelState;
import io.warplab.api.model.Predictions;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.model.TrainingStep;
import io.warplab.baselines.sequence.PredictionError;
import io.warplab.baselines.sequence.SequenceView;
import io.warplab.baselines.sequence.StateCheck;
import io.warplab.baselines.sequence.TaskChecks;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Linear in the last {@code lags} inputs. Forecast: y of step t from inputs up to t - 1, its own
 * predictions where the data is not given; reconstruction: from inputs up to t; classification:
 * scores against one-hot classes from the inputs up to the last observed step. Fitted on steps
 * whose lags were all observed.
 */
final class RidgeModel implements TrainableModel {
    /** A diverging roll-out stops here, so that the table shows a huge error and not NaN. */
    private static final double LARGEST = 1e100;

    private final RidgeConfig config;
    private final ModelContext context;
    private final Task.Kind kind;
    private final int features;
    private final int outputs;
    private RidgeFit fit;

    RidgeModel(RidgeConfig config, ModelContext context) {
        TaskChecks.require(context);
        this.config = config;
        this.context = context;
        kind = context.task().kind();
        features = Math.multiplyExact(config.lags(), context.inputs().size());
        outputs = kind == Task.Kind.CLASSIFICATION ? context.classes() : context.targets().size();
        fit = new RidgeFit(new double[outputs * features], new double[outputs]);
    }

    @Override
    public long parameterCount() {
        return (long) outputs * (features + 1);
    }

    @Override
    public boolean isIterative() {
        return false;
    }

    @Override
    public void prepare(Batch train) {
        SequenceView view = new SequenceView(train);
        int held = config.ridge().size() > 1 && view.size() > 1 ? (view.size() + 9) / 10 : 0;
        NormalEquations equations = gather(view, 0, view.size() - held);
        double ridge = config.ridge().get(0);
        if (held > 0) {
            if (equations.rows() > 0) {
                int[] rows =
                        java.util.stream.IntStream.range(view.size() - held, view.size()).toArray();
                ridge = choose(equations, new SequenceView(train.select(rows)));
            }
            equations.add(gather(view, view.size() - held, view.size()));
        }
        if (equations.rows() == 0) {
            throw WarpException.user(
                    "too-few-observed",
                    "model "
                            + context.name()
                            + ": the training part has no "
                            + config.lags()
                            + " observed steps in a row to fit on",
                    "Lower lags.");
        }
        fit = RidgeFit.solve(equations, features, outputs, ridge);
    }

    /** The penalty that predicts the held sequences best, in the way the model will be used. */
    private double choose(NormalEquations equations, SequenceView held) {
        double best = config.ridge().get(0);
        double least = Double.POSITIVE_INFINITY;
        for (double candidate : config.ridge()) {
            fit = RidgeFit.solve(equations, features, outputs, candidate);
            double error = heldError(held);
            if (error < least) {
                least = error;
                best = candidate;
            }
        }
        return best;
    }

    private double heldError(SequenceView held) {
        double[] predicted = values(held, context.task().context());
        if (kind == Task.Kind.CLASSIFICATION) {
            double sum = 0;
            for (int n = 0; n < held.size(); n++) {
                for (int k = 0; k < outputs; k++) {
                    double error = predicted[n * outputs + k] - (held.label(n) == k ? 1 : 0);
                    sum += error * error;
                }
            }
            return sum;
        }
        if (kind == Task.Kind.FORECAST) {
            double free = PredictionError.meanSquare(held, predicted, context.task().context());
            return Double.isNaN(free) ? PredictionError.meanSquare(held, predicted, 1) : free;
        }
        return PredictionError.meanSquare(held, predicted, 0);
    }

    private NormalEquations gather(SequenceView view, int from, int to) {
        NormalEquations equations = new NormalEquations(features, outputs);
        LagWindow window = new LagWindow(config.lags(), view.inputSize());
        int ahead = kind == Task.Kind.FORECAST ? 1 : 0;
        // Where a roll-out has at least `lags` steps of context it never meets padding, so neither
        // does the fit.
        int first =
                kind == Task.Kind.FORECAST
                        ? Math.max(
                                0,
                                Math.min(
                                                Math.min(config.lags(), context.task().context()),
                                                view.steps() - 1)
                                        - 1)
                        : 0;
        double[] input = new double[view.inputSize()];
        for (int n = from; n < to; n++) {
            window.clear();
            int sequence = n;
            int last = view.lastObserved(n);
            int unbroken = 0;
            for (int t = 0; t + ahead <= last; t++) {
                unbroken = view.observed(n, t) ? unbroken + 1 : 0;
                read(view, n, t, input);
                window.push(input);
                // Padding repeats the first value, so a start without gaps counts as complete.
                boolean complete = unbroken == t + 1 || unbroken >= config.lags();
                if (kind == Task.Kind.CLASSIFICATION) {
                    if (t == last && complete) {
                        int label = view.label(n);
                        equations.add(window.features(), k -> k == label ? 1.0 : 0.0);
                    }
                } else if (complete && t >= first && view.observed(n, t + ahead)) {
                    int step = t + ahead;
                    equations.add(window.features(), c -> view.target(sequence, step, c));
                }
            }
        }
        return equations;
    }

    private static void read(SequenceView view, int n, int t, double[] into) {
        for (int c = 0; c < into.length; c++) {
            into[c] = view.input(n, t, c);
        }
    }

    @Override
    public Losses trainStep(Batch batch, TrainingStep step) {
        SequenceView view = new SequenceView(batch);
        double[] predicted = values(view, context.task().context());
        return new Losses(
                PredictionError.of(kind, view, predicted, context.classes()), Double.NaN, Map.of());
    }

    @Override
    public Predictions predict(Batch batch, ForecastSpec spec) {
        SequenceView view = new SequenceView(batch);
        long[] shape = {view.size(), kind == Task.Kind.CLASSIFICATION ? 1 : view.steps(), outputs};
        return new Predictions(
                Nd4j.create(values(view, spec.context()), shape, DataType.DOUBLE), null);
    }

    private double[] values(SequenceView view, int contextSteps) {
        return switch (kind) {
            case FORECAST -> rollOut(view, contextSteps);
            case RECONSTRUCTION -> teacherDriven(view, false);
            case CLASSIFICATION -> teacherDriven(view, true);
        };
    }

    private double[] rollOut(SequenceView view, int contextSteps) {
        double[] out = new double[view.size() * view.steps() * outputs];
        LagWindow window = new LagWindow(config.lags(), view.inputSize());
        double[] input = new double[view.inputSize()];
        for (int n = 0; n < view.size(); n++) {
            window.clear();
            double[] predicted = null;
            for (int t = 0; t < view.steps(); t++) {
                if (t == 0 || t < contextSteps && view.observed(n, t)) {
                    read(view, n, t, input);
                    window.push(input);
                } else {
                    window.push(predicted);
                }
                int at = (n * view.steps() + t) * outputs;
                for (int c = 0; c < outputs; c++) {
                    out[at + c] = t == 0 ? view.target(n, 0, c) : predicted[c];
                }
                predicted = fit.apply(window.features());
                for (int c = 0; c < outputs; c++) {
                    predicted[c] = Math.max(-LARGEST, Math.min(LARGEST, predicted[c]));
                }
            }
        }
        return out;
    }

    private double[] teacherDriven(SequenceView view, boolean lastOnly) {
        int kept = lastOnly ? 1 : view.steps();
        double[] out = new double[view.size() * kept * outputs];
        LagWindow window = new LagWindow(config.lags(), view.inputSize());
        double[] input = new double[view.inputSize()];
        for (int n = 0; n < view.size(); n++) {
            window.clear();
            int end = lastOnly ? view.lastObserved(n) + 1 : view.steps();
            for (int t = 0; t < end; t++) {
                if (t == 0 || view.observed(n, t)) {
                    read(view, n, t, input);
                    window.push(input);
                } else {
                    window.push(window.newest());
                }
                if (!lastOnly || t == end - 1) {
                    System.arraycopy(
                            fit.apply(window.features()),
                            0,
                            out,
                            (n * kept + (lastOnly ? 0 : t)) * outputs,
                            outputs);
                }
            }
        }
        return out;
    }

    private Map<String, long[]> shapes() {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put("coefficients", new long[] {outputs, features});
        shapes.put("intercept", new long[] {outputs});
        return shapes;
    }

    @Override
    public ModelState state() {
        Map<String, org.nd4j.linalg.api.ndarray.INDArray> weights = new LinkedHashMap<>();
        shapes().forEach(
                        (name, shape) -> {
                            double[] from =
                                    name.equals("intercept") ? fit.intercept() : fit.coefficients();
                            weights.put(
                                    name,
                                    Nd4j.create(
                                            Arrays.copyOf(from, from.length),
                                            shape,
                                            DataType.DOUBLE));
                        });
        return new ModelState(weights, Map.of());
    }

    @Override
    public void restore(ModelState state) {
        StateCheck.require(context.name(), shapes(), state.weights());
        fit =
                new RidgeFit(
                        state.weights().get("coefficients").dup('c').data().asDouble(),
                        state.weights().get("intercept").dup('c').data().asDouble());
    }
}
