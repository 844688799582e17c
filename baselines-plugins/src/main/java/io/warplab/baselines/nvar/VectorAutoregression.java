package io.warplab.baselines.nvar;

import io.warplab.api.data.Batch;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.Task;
import io.warplab.baselines.regression.Monomials;
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
import java.util.Set;

/**
 * Forecast: x_{t+1} - x_t is linear in all products of up to {@code degree} of [x_t, x_{t-s}, ..,
 * x_{t-(k-1)s}] and the known inputs of step t + 1, and is fed back after the context;
 * reconstruction: y_t is. Fitted on steps whose delays were all observed.
 */
final class VectorAutoregression implements ClosedForm, PenaltySearch.Regression {
    private static final int MOST_FEATURES = 5_000;

    private final NextGenerationReservoirConfig config;
    private final ModelContext context;
    private final boolean forecast;
    private final int channels;
    private final int known;
    private final int outputs;
    private final int steps;
    private final Monomials products;
    private RidgeFit fit;

    VectorAutoregression(NextGenerationReservoirConfig config, ModelContext context) {
        TaskChecks.require(
                context,
                "next-generation-reservoir",
                Set.of(Task.Kind.FORECAST, Task.Kind.RECONSTRUCTION));
        this.config = config;
        this.context = context;
        forecast = context.task().kind() == Task.Kind.FORECAST;
        channels = context.inputs().size();
        known = KnownInputs.count(context);
        int variables = config.delays() * channels + known;
        outputs = context.targets().size();
        steps = (config.delays() - 1) * config.skip() + 1;
        long count = Monomials.count(variables, config.degree());
        if (count > MOST_FEATURES) {
            throw WarpException.user(
                    "too-many-features",
                    "model "
                            + context.name()
                            + ": "
                            + config.delays()
                            + " delays of "
                            + channels
                            + " channels have more than "
                            + MOST_FEATURES
                            + " products of degree "
                            + config.degree(),
                    "Lower delays or degree.");
        }
        products = new Monomials(variables, config.degree());
        fit = new RidgeFit(new double[outputs * features()], new double[outputs]);
    }

    /** D_y times the number of products, the constant included. */
    @Override
    public long parameterCount() {
        return (long) outputs * products.size();
    }

    /** Products but for the constant, which is the intercept. */
    @Override
    public int features() {
        return products.size() - 1;
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public void fit(Batch train) {
        fit = PenaltySearch.fit(train, context, config.ridge(), this);
    }

    @Override
    public void gather(SequenceView view, int from, int to, NormalEquations into) {
        Delays delays = new Delays();
        double[] input = new double[channels];
        double[] next = new double[known];
        int ahead = forecast ? 1 : 0;
        // With a context shorter than the delays every roll-out starts from padding.
        int needed =
                forecast
                        ? Math.min(steps, context.task().context())
                        : Math.min(steps, Math.max(1, view.steps() / 2));
        for (int n = from; n < to; n++) {
            int sequence = n;
            delays.clear();
            int unbroken = 0;
            for (int t = 0; t + ahead <= view.lastObserved(n); t++) {
                unbroken = view.observed(n, t) ? unbroken + 1 : 0;
                view.readInput(n, t, input);
                delays.push(input);
                boolean complete = unbroken >= steps || unbroken == t + 1 && unbroken >= needed;
                int step = t + ahead;
                if (complete && view.observed(n, step)) {
                    view.readKnown(n, step, next);
                    delays.ahead(next);
                    into.add(
                            delays.features(),
                            c ->
                                    view.target(sequence, step, c)
                                            - (forecast ? view.input(sequence, step - 1, c) : 0));
                }
            }
        }
    }

    @Override
    public double[] predict(SequenceView view, int contextSteps) {
        return predict(view, contextSteps, fit);
    }

    @Override
    public double[] predict(SequenceView view, int contextSteps, RidgeFit by) {
        return forecast
                ? RollOut.forecast(view, contextSteps, new FreeRun(by))
                : reconstruct(view, by);
    }

    private double[] reconstruct(SequenceView view, RidgeFit by) {
        double[] out = new double[view.size() * view.steps() * outputs];
        Delays delays = new Delays();
        double[] input = new double[channels];
        for (int n = 0; n < view.size(); n++) {
            delays.clear();
            for (int t = 0; t < view.steps(); t++) {
                if (t == 0 || view.observed(n, t)) {
                    view.readInput(n, t, input);
                }
                delays.push(input);
                double[] y = by.apply(delays.features());
                System.arraycopy(y, 0, out, (n * view.steps() + t) * outputs, outputs);
            }
        }
        return out;
    }

    /** Products of delayed observations along one sequence. */
    private final class Delays {
        private final LagWindow window = new LagWindow(steps, channels, known);
        private final double[] chosen = new double[config.delays() * channels + known];
        private final double[] all = new double[products.size()];
        private final double[] row = new double[products.size() - 1];

        void clear() {
            window.clear();
        }

        void push(double[] value) {
            window.push(value);
        }

        void ahead(double[] next) {
            window.ahead(next);
        }

        double newest(int channel) {
            return window.features()[channel];
        }

        /** Not a copy. */
        double[] features() {
            double[] lags = window.features();
            for (int k = 0; k < config.delays(); k++) {
                System.arraycopy(
                        lags, k * config.skip() * channels, chosen, k * channels, channels);
            }
            System.arraycopy(lags, lags.length - known, chosen, chosen.length - known, known);
            products.evaluate(chosen, all);
            System.arraycopy(all, 1, row, 0, row.length);
            return row;
        }
    }

    /** The next step from the last few. */
    private final class FreeRun implements Forecaster {
        private final Delays delays = new Delays();
        private final RidgeFit by;

        FreeRun(RidgeFit by) {
            this.by = by;
        }

        @Override
        public void start() {
            delays.clear();
        }

        @Override
        public void observe(double[] value) {
            delays.push(value);
        }

        @Override
        public void predict(double elapsed, double[] next, double[] into) {
            delays.ahead(next);
            double[] change = by.apply(delays.features());
            for (int c = 0; c < outputs; c++) {
                into[c] = delays.newest(c) + change[c];
            }
        }
    }

    @Override
    public Map<String, long[]> shapes() {
        return RidgeFit.shapes(features(), outputs);
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
