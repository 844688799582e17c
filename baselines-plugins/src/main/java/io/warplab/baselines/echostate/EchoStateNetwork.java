package io.warplab.baselines.echostate;

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
import io.warplab.baselines.sequence.RollOut;
import io.warplab.baselines.sequence.SequenceView;
import io.warplab.baselines.sequence.TaskChecks;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Forecast: step t + 1 from [u_t, r_t], fed back after the context; reconstruction: step t from
 * [u_t, r_t]; classification: one-hot scores from the last state and the mean state. Where an input
 * was not observed the last one drives the reservoir (in a forecast its own prediction). In a
 * forecast u_t has the known inputs of step t + 1 after those of step t.
 */
final class EchoStateNetwork implements ClosedForm, PenaltySearch.Regression {
    private final EchoStateConfig config;
    private final ModelContext context;
    private final Task.Kind kind;
    private final int inputs;
    private final int known;
    private final int channels;
    private final int outputs;
    private Reservoir reservoir;
    private RidgeFit readOut;

    EchoStateNetwork(EchoStateConfig config, ModelContext context) {
        TaskChecks.require(context, "echo-state", Set.of(Task.Kind.values()));
        this.config = config;
        this.context = context;
        kind = context.task().kind();
        inputs = context.inputs().size();
        known = KnownInputs.count(context);
        channels = inputs + known;
        outputs = kind == Task.Kind.CLASSIFICATION ? context.classes() : context.targets().size();
        reservoir = Reservoir.draw(config, channels, context.seed());
        readOut = new RidgeFit(new double[outputs * features()], new double[outputs]);
    }

    /** Read-out weights: outputs times (units + u + 1), for classification (2 units + 1). */
    @Override
    public long parameterCount() {
        return (long) outputs * (features() + 1);
    }

    @Override
    public int features() {
        return kind == Task.Kind.CLASSIFICATION ? 2 * config.units() : config.units() + channels;
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public void fit(Batch train) {
        readOut = PenaltySearch.fit(train, context, config.ridge(), this);
    }

    @Override
    public void gather(SequenceView view, int from, int to, NormalEquations into) {
        boolean forecast = kind == Task.Kind.FORECAST;
        int ahead = forecast ? 1 : 0;
        int first = forecast ? Math.min(config.washout(), context.task().context() - 1) : 0;
        Driven driven = new Driven();
        for (int n = from; n < to; n++) {
            int sequence = n;
            driven.start();
            for (int t = 0; t + ahead <= view.lastObserved(n); t++) {
                int step = t + ahead;
                driven.drive(view, n, t, step);
                if (kind != Task.Kind.CLASSIFICATION
                        && t >= first
                        && view.observed(n, t)
                        && view.observed(n, step)) {
                    into.add(driven.features(), c -> view.target(sequence, step, c));
                }
            }
            if (kind == Task.Kind.CLASSIFICATION) {
                into.add(driven.summary(), k -> k == view.label(sequence) ? 1.0 : 0.0);
            }
        }
    }

    @Override
    public double[] predict(SequenceView view, int contextSteps) {
        return predict(view, contextSteps, readOut);
    }

    @Override
    public double[] predict(SequenceView view, int contextSteps, RidgeFit by) {
        return switch (kind) {
            case FORECAST -> RollOut.forecast(view, contextSteps, new FreeRun(by));
            case RECONSTRUCTION -> reconstruct(view, by);
            case CLASSIFICATION -> classify(view, by);
        };
    }

    private double[] reconstruct(SequenceView view, RidgeFit by) {
        double[] out = new double[view.size() * view.steps() * outputs];
        Driven driven = new Driven();
        for (int n = 0; n < view.size(); n++) {
            driven.start();
            for (int t = 0; t < view.steps(); t++) {
                driven.drive(view, n, t, t);
                double[] y = by.apply(driven.features());
                System.arraycopy(y, 0, out, (n * view.steps() + t) * outputs, outputs);
            }
        }
        return out;
    }

    private double[] classify(SequenceView view, RidgeFit by) {
        double[] out = new double[view.size() * outputs];
        Driven driven = new Driven();
        for (int n = 0; n < view.size(); n++) {
            driven.start();
            for (int t = 0; t <= view.lastObserved(n); t++) {
                driven.drive(view, n, t, t);
            }
            System.arraycopy(by.apply(driven.summary()), 0, out, n * outputs, outputs);
        }
        return out;
    }

    /** The reservoir along one sequence. */
    private final class Driven {
        private final double[] input = new double[channels];
        private final double[] next = new double[known];
        private double[] state = new double[config.units()];
        private double[] spare = new double[config.units()];
        private final double[] sum = new double[config.units()];
        private final double[] row = new double[EchoStateNetwork.this.features()];
        private int steps;

        void start() {
            Arrays.fill(state, 0);
            Arrays.fill(sum, 0);
            Arrays.fill(input, 0);
            steps = 0;
        }

        /**
         * Takes step t of a sequence.
         *
         * @param step the step that is predicted
         */
        void drive(SequenceView view, int n, int t, int step) {
            if (view.observed(n, t)) {
                for (int c = 0; c < inputs; c++) {
                    input[c] = view.input(n, t, c);
                }
            }
            view.readKnown(n, step, next);
            drive(next);
        }

        /** Inputs of the present step. */
        void take(double[] value) {
            System.arraycopy(value, 0, input, 0, inputs);
        }

        /** Moves on, with the known inputs of the step that is predicted. */
        void drive(double[] ahead) {
            System.arraycopy(ahead, 0, input, inputs, known);
            reservoir.step(state, input, spare);
            double[] before = state;
            state = spare;
            spare = before;
            steps++;
            for (int i = 0; i < state.length; i++) {
                sum[i] += state[i];
            }
        }

        /** [u_t, r_t], not a copy. */
        double[] features() {
            System.arraycopy(input, 0, row, 0, channels);
            System.arraycopy(state, 0, row, channels, state.length);
            return row;
        }

        /** [last state, mean state], not a copy. */
        double[] summary() {
            System.arraycopy(state, 0, row, 0, state.length);
            for (int i = 0; i < state.length; i++) {
                row[state.length + i] = sum[i] / steps;
            }
            return row;
        }
    }

    /** The network driven by itself. */
    private final class FreeRun implements Forecaster {
        private final Driven driven = new Driven();
        private final RidgeFit by;

        FreeRun(RidgeFit by) {
            this.by = by;
        }

        @Override
        public void start() {
            driven.start();
        }

        @Override
        public void observe(double[] value) {
            driven.take(value);
        }

        @Override
        public void predict(double elapsed, double[] next, double[] into) {
            driven.drive(next);
            System.arraycopy(by.apply(driven.features()), 0, into, 0, outputs);
        }
    }

    @Override
    public Map<String, long[]> shapes() {
        Map<String, long[]> shapes = new LinkedHashMap<>(Reservoir.shapes(config, channels));
        shapes.putAll(RidgeFit.shapes(features(), outputs));
        return shapes;
    }

    @Override
    public Map<String, FittedArray> fitted() {
        Map<String, FittedArray> fitted = new LinkedHashMap<>(reservoir.fitted());
        fitted.putAll(readOut.fitted());
        return fitted;
    }

    @Override
    public void restore(Map<String, FittedArray> fitted) {
        reservoir = Reservoir.read(config, channels, fitted);
        readOut = RidgeFit.read(fitted);
    }
}
