package io.warplab.baselines.dmd;

import io.warplab.api.data.Batch;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.Task;
import io.warplab.baselines.regression.TriangularRows;
import io.warplab.baselines.sequence.ClosedForm;
import io.warplab.baselines.sequence.FittedArray;
import io.warplab.baselines.sequence.Forecaster;
import io.warplab.baselines.sequence.KnownInputs;
import io.warplab.baselines.sequence.LagWindow;
import io.warplab.baselines.sequence.RollOut;
import io.warplab.baselines.sequence.SequenceView;
import io.warplab.baselines.sequence.TaskChecks;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Within the context the coordinates of the modes are read from the last observations; from there
 * on the modes move by themselves, and as the known inputs of the step and of the predicted one
 * drive them.
 */
final class Dmd implements ClosedForm {
    private static final String BASIS = "basis";
    private static final String OUTPUT = "output";
    private static final String CONTROL = "control";

    private final DmdConfig config;
    private final ModelContext context;
    private final int channels;
    private final int known;
    private final int delays;
    private final int stacked;
    private Modes modes;
    private double[][] operator;

    Dmd(DmdConfig config, ModelContext context) {
        TaskChecks.require(context, "dmd", Set.of(Task.Kind.FORECAST));
        this.config = config;
        this.context = context;
        channels = context.targets().size();
        known = KnownInputs.count(context);
        delays = Math.min(config.delays(), context.task().context());
        stacked = delays * channels + (config.constant() ? 1 : 0);
        int rank = config.rank() == null ? stacked : Math.min(config.rank(), stacked);
        double[][] basis = new double[stacked][rank];
        for (int k = 0; k < rank; k++) {
            basis[k][k] = 1;
        }
        use(new Modes(basis, new double[channels][rank], new double[channels][2 * known]));
    }

    private void use(Modes found) {
        modes = found;
        operator = found.operator(config.constant()).getData();
    }

    /**
     * Rank times (stack + targets), and two for each target and known input; where the rank is
     * chosen by energy, of the chosen one.
     */
    @Override
    public long parameterCount() {
        return (long) modes.rank() * (stacked + channels) + 2L * known * channels;
    }

    @Override
    public void fit(Batch train) {
        SequenceView view = new SequenceView(train);
        int width = stacked + 2 * known + channels;
        TriangularRows rows = new TriangularRows(width);
        LagWindow window = new LagWindow(delays, channels);
        double[] row = new double[width];
        double[] input = new double[channels + known];
        double[] next = new double[known];
        for (int n = 0; n < view.size(); n++) {
            window.clear();
            int unbroken = 0;
            for (int t = 0; t < view.lastObserved(n); t++) {
                unbroken = view.observed(n, t) ? unbroken + 1 : 0;
                view.readInput(n, t, input);
                window.push(input);
                if (unbroken >= delays && view.observed(n, t + 1)) {
                    stack(window, row);
                    System.arraycopy(input, channels, row, stacked, known);
                    view.readKnown(n, t + 1, next);
                    System.arraycopy(next, 0, row, stacked + known, known);
                    for (int c = 0; c < channels; c++) {
                        row[width - channels + c] = view.target(n, t + 1, c);
                    }
                    rows.add(row);
                }
            }
        }
        if (rows.rows() == 0) {
            throw WarpException.user(
                    "too-few-observed",
                    "model "
                            + context.name()
                            + ": the training part has no "
                            + (delays + 1)
                            + " observed steps in a row to fit on",
                    "Lower delays.");
        }
        use(Modes.of(rows.triangle(), stacked, 2 * known, config.rank(), config.energy()));
    }

    private void stack(LagWindow window, double[] into) {
        double[] lags = window.features();
        System.arraycopy(lags, 0, into, 0, lags.length);
        if (config.constant()) {
            into[lags.length] = 1;
        }
    }

    @Override
    public double[] predict(SequenceView view, int contextSteps) {
        return RollOut.forecast(view, contextSteps, new Motion());
    }

    /** Coordinates of the modes along one sequence. */
    private final class Motion implements Forecaster {
        private final LagWindow window = new LagWindow(delays, channels);
        private final double[] z = new double[stacked];
        private final double[] a = new double[modes.rank()];
        private final double[] moved = new double[modes.rank()];
        private final double[] driving = new double[2 * known];
        private final double[] push = new double[channels];

        @Override
        public void start() {
            window.clear();
        }

        @Override
        public void observe(double[] input) {
            take(input);
            stack(window, z);
            Arrays.fill(a, 0);
            for (int i = 0; i < stacked; i++) {
                for (int k = 0; k < a.length; k++) {
                    a[k] += modes.basis()[i][k] * z[i];
                }
            }
        }

        @Override
        public void proceed(double[] input) {
            take(input);
            multiply(operator, a, moved);
            for (int k = 0; k < moved.length; k++) {
                for (int c = 0; c < channels; c++) {
                    moved[k] += modes.basis()[c][k] * push[c];
                }
            }
            System.arraycopy(moved, 0, a, 0, a.length);
            RollOut.limit(a);
        }

        private void take(double[] input) {
            window.push(input);
            System.arraycopy(input, channels, driving, 0, known);
        }

        @Override
        public void predict(double elapsed, double[] next, double[] into) {
            System.arraycopy(next, 0, driving, known, known);
            multiply(modes.control(), driving, push);
            multiply(modes.output(), a, into);
            for (int c = 0; c < channels; c++) {
                into[c] += push[c];
            }
        }
    }

    private static void multiply(double[][] matrix, double[] vector, double[] into) {
        for (int i = 0; i < matrix.length; i++) {
            double sum = 0;
            for (int k = 0; k < vector.length; k++) {
                sum += matrix[i][k] * vector[k];
            }
            into[i] = sum;
        }
    }

    @Override
    public Map<String, long[]> shapes() {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put(BASIS, new long[] {stacked, -1});
        shapes.put(OUTPUT, new long[] {channels, -1});
        if (known > 0) {
            shapes.put(CONTROL, new long[] {channels, 2L * known});
        }
        return shapes;
    }

    @Override
    public Map<String, FittedArray> fitted() {
        Map<String, FittedArray> fitted = new LinkedHashMap<>();
        fitted.put(BASIS, FittedArray.of(modes.basis()));
        fitted.put(OUTPUT, FittedArray.of(modes.output()));
        if (known > 0) {
            fitted.put(CONTROL, FittedArray.of(modes.control()));
        }
        return fitted;
    }

    @Override
    public void restore(Map<String, FittedArray> fitted) {
        Modes read =
                new Modes(
                        fitted.get(BASIS).rows(),
                        fitted.get(OUTPUT).rows(),
                        known > 0 ? fitted.get(CONTROL).rows() : new double[channels][0]);
        if (read.output()[0].length != read.rank()) {
            throw WarpException.user(
                    "model-state-mismatch",
                    "model "
                            + context.name()
                            + ": basis has "
                            + read.rank()
                            + " modes, output has "
                            + read.output()[0].length,
                    "Load the state that was saved with this model.");
        }
        use(read);
    }
}
