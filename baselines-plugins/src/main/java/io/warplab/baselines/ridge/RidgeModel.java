package io.warplab.baselines.ridge;

import io.warplab.api.data.Batch;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.Task;
import io.warplab.baselines.regression.NormalEquations;
import io.warplab.baselines.regression.PenaltySearch;
import io.warplab.baselines.regression.RidgeFit;
import io.warplab.baselines.sequence.ClosedForm;
import io.warplab.baselines.sequence.FittedArray;
import io.warplab.baselines.sequence.Forecaster;
import io.warplab.baselines.sequence.KnownInputs;
import io.warplab.baselines.sequence.LagWindow;
import io.warplab.baselines.sequence.RollOut;
import io.warplab.baselines.sequence.SequenceView;
import io.warplab.baselines.sequence.TaskChecks;
import java.util.Map;

/**
 * Linear in the last {@code lags} inputs. Forecast: y of step t from inputs up to t - 1, its own
 * predictions where the data is not given, and the known inputs of step t; reconstruction: from
 * inputs up to t; classification: scores against one-hot classes from the inputs up to the last
 * observed step. Fitted on steps whose lags were all observed.
 */
final class RidgeModel implements ClosedForm, PenaltySearch.Regression {
    private final RidgeConfig config;
    private final ModelContext context;
    private final Task.Kind kind;
    private final int known;
    private final int features;
    private final int outputs;
    private RidgeFit fit;

    RidgeModel(RidgeConfig config, ModelContext context) {
        TaskChecks.require(context);
        this.config = config;
        this.context = context;
        kind = context.task().kind();
        known = KnownInputs.count(context);
        features = Math.multiplyExact(config.lags(), context.inputs().size()) + known;
        outputs = kind == Task.Kind.CLASSIFICATION ? context.classes() : context.targets().size();
        fit = new RidgeFit(new double[outputs * features], new double[outputs]);
    }

    @Override
    public long parameterCount() {
        return (long) outputs * (features + 1);
    }

    @Override
    public int features() {
        return features;
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public void fit(Batch train) {
        fit = PenaltySearch.fit(train, context, config.ridge(), this);
    }

    private LagWindow window() {
        return new LagWindow(config.lags(), context.inputs().size(), known);
    }

    @Override
    public void gather(SequenceView view, int from, int to, NormalEquations into) {
        LagWindow window = window();
        double[] next = new double[known];
        int ahead = kind == Task.Kind.FORECAST ? 1 : 0;
        int first = kind == Task.Kind.FORECAST ? firstForecast(view) : 0;
        double[] input = new double[view.inputSize()];
        for (int n = from; n < to; n++) {
            window.clear();
            int sequence = n;
            int last = view.lastObserved(n);
            int unbroken = 0;
            for (int t = 0; t + ahead <= last; t++) {
                unbroken = view.observed(n, t) ? unbroken + 1 : 0;
                view.readInput(n, t, input);
                window.push(input);
                // Padding repeats the first value, so a start without gaps counts as complete.
                boolean complete = unbroken == t + 1 || unbroken >= config.lags();
                if (kind == Task.Kind.CLASSIFICATION) {
                    if (t == last && complete) {
                        int label = view.label(n);
                        into.add(window.features(), k -> k == label ? 1.0 : 0.0);
                    }
                } else if (complete && t >= first && view.observed(n, t + ahead)) {
                    int step = t + ahead;
                    view.readKnown(n, step, next);
                    window.ahead(next);
                    into.add(window.features(), c -> view.target(sequence, step, c));
                }
            }
        }
    }

    /**
     * Where a roll-out has at least {@code lags} steps of context it never meets padding, so
     * neither does the fit.
     */
    private int firstForecast(SequenceView view) {
        int needed = Math.min(config.lags(), context.task().context());
        return Math.max(0, Math.min(needed, view.steps() - 1) - 1);
    }

    @Override
    public double[] predict(SequenceView view, int contextSteps) {
        return predict(view, contextSteps, fit);
    }

    @Override
    public double[] predict(SequenceView view, int contextSteps, RidgeFit by) {
        return switch (kind) {
            case FORECAST -> RollOut.forecast(view, contextSteps, new Lagged(by));
            case RECONSTRUCTION -> teacherDriven(view, false, by);
            case CLASSIFICATION -> teacherDriven(view, true, by);
        };
    }

    /** The next step from the last few. */
    private final class Lagged implements Forecaster {
        private final LagWindow window = window();
        private final RidgeFit by;

        Lagged(RidgeFit by) {
            this.by = by;
        }

        @Override
        public void start() {
            window.clear();
        }

        @Override
        public void observe(double[] input) {
            window.push(input);
        }

        @Override
        public void predict(double elapsed, double[] next, double[] into) {
            window.ahead(next);
            System.arraycopy(by.apply(window.features()), 0, into, 0, outputs);
        }
    }

    private double[] teacherDriven(SequenceView view, boolean lastOnly, RidgeFit by) {
        int kept = lastOnly ? 1 : view.steps();
        double[] out = new double[view.size() * kept * outputs];
        LagWindow window = window();
        double[] input = new double[view.inputSize()];
        for (int n = 0; n < view.size(); n++) {
            window.clear();
            int end = lastOnly ? view.lastObserved(n) + 1 : view.steps();
            for (int t = 0; t < end; t++) {
                if (t == 0 || view.observed(n, t)) {
                    view.readInput(n, t, input);
                    window.push(input);
                } else {
                    window.push(window.newest());
                }
                if (!lastOnly || t == end - 1) {
                    System.arraycopy(
                            by.apply(window.features()),
                            0,
                            out,
                            (n * kept + (lastOnly ? 0 : t)) * outputs,
                            outputs);
                }
            }
        }
        return out;
    }

    @Override
    public Map<String, long[]> shapes() {
        return RidgeFit.shapes(features, outputs);
    }

    @Override
    public Map<String, FittedArray> fitted() {
        return fit.fitted();
    }

    @Override
    public void restore(Map<String, FittedArray> fitted) {
        fit = RidgeFit.read(fitted);
    }
}
