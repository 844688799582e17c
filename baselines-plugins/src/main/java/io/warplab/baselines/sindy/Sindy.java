package io.warplab.baselines.sindy;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Channel;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.Task;
import io.warplab.baselines.regression.PenaltySearch;
import io.warplab.baselines.regression.TriangularRows;
import io.warplab.baselines.sequence.ClosedForm;
import io.warplab.baselines.sequence.FittedArray;
import io.warplab.baselines.sequence.Forecaster;
import io.warplab.baselines.sequence.RollOut;
import io.warplab.baselines.sequence.Samples;
import io.warplab.baselines.sequence.SequenceView;
import io.warplab.baselines.sequence.TaskChecks;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.ClassicalRungeKuttaIntegrator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An equation of motion found in the training part, integrated from the last observed state. Known
 * inputs are variables of its terms, linear between samples.
 */
final class Sindy implements ClosedForm {
    private static final Logger LOG = LoggerFactory.getLogger(Sindy.class);
    private static final String COEFFICIENTS = "coefficients";
    private static final int MOST_TERMS = 1000;

    private final SindyConfig config;
    private final ModelContext context;
    private final int states;
    private final int variables;
    private final double[] offset;
    private final double[] scale;
    private final TermLibrary library;
    private Equation equation;

    Sindy(SindyConfig config, ModelContext context) {
        TaskChecks.require(context, "sindy", Set.of(Task.Kind.FORECAST));
        this.config = config;
        this.context = context;
        states = context.targets().size();
        variables = context.inputs().size();
        offset = context.inputScaling().offset();
        scale = context.inputScaling().scale();
        if (TermLibrary.size(variables, config.degree(), config.harmonics()) > MOST_TERMS) {
            throw WarpException.user(
                    "too-many-terms",
                    "model "
                            + context.name()
                            + ": "
                            + variables
                            + " states and known inputs have more than "
                            + MOST_TERMS
                            + " terms of degree "
                            + config.degree(),
                    "Lower degree.");
        }
        library = new TermLibrary(variables, config.degree(), config.harmonics());
        equation = new Equation(library, new double[states][library.size()]);
    }

    /** States times terms, the dropped ones included. */
    @Override
    public long parameterCount() {
        return (long) states * library.size();
    }

    @Override
    public void fit(Batch train) {
        SequenceView view = new SequenceView(train);
        int held = config.threshold().size() > 1 && view.size() > 1 ? (view.size() + 9) / 10 : 0;
        int kept = view.size() - held;
        TriangularRows rows = gather(view, 0, kept);
        double threshold = config.threshold().get(0);
        if (held > 0) {
            if (rows.rows() > 0) {
                threshold =
                        choose(
                                rows,
                                new SequenceView(
                                        train.select(
                                                IntStream.range(kept, view.size()).toArray())));
            }
            rows.add(gather(view, kept, view.size()));
        }
        if (rows.rows() == 0) {
            throw WarpException.user(
                    "too-few-observed",
                    "model "
                            + context.name()
                            + ": sindy needs sequences of at least 5 observed steps",
                    "Take longer windows.");
        }
        equation = equation(rows, threshold);
        if (LOG.isInfoEnabled()) {
            LOG.info(
                    "{}: {}",
                    context.name(),
                    equation.text(context.inputs().stream().map(Channel::name).toList()));
        }
    }

    /** The threshold whose equation forecasts the held sequences best. */
    private double choose(TriangularRows rows, SequenceView held) {
        double best = config.threshold().get(0);
        double least = Double.POSITIVE_INFINITY;
        for (double candidate : config.threshold()) {
            equation = equation(rows, candidate);
            double error =
                    PenaltySearch.heldError(
                            held, context, predict(held, context.task().context()), states);
            if (error < least) {
                least = error;
                best = candidate;
            }
        }
        return best;
    }

    private TriangularRows gather(SequenceView view, int from, int to) {
        TriangularRows rows = new TriangularRows(library.size() + states);
        DerivativeRows derivatives =
                new DerivativeRows(config.derivative(), config.window(), states, library, rows);
        for (int n = from; n < to; n++) {
            derivatives.add(Samples.of(view, n, view.steps(), context.inputScaling()));
        }
        return rows;
    }

    private void toRaw(double[] scaled, double[] raw) {
        for (int c = 0; c < variables; c++) {
            raw[c] = scaled[c] * scale[c] + offset[c];
        }
    }

    private Equation equation(TriangularRows rows, double threshold) {
        ThresholdedLeastSquares squares =
                new ThresholdedLeastSquares(rows.triangle(), library.size());
        double[][] coefficients = new double[states][];
        for (int c = 0; c < states; c++) {
            coefficients[c] = squares.fit(c, threshold);
        }
        return new Equation(library, coefficients);
    }

    @Override
    public double[] predict(SequenceView view, int contextSteps) {
        return RollOut.forecast(view, contextSteps, new Integration());
    }

    /** The state along one sequence. */
    private final class Integration implements Forecaster {
        /** Beyond this, in scaled units, a roll-out has left the data for good and stands still. */
        private static final double LOST = 1e6;

        private final ClassicalRungeKuttaIntegrator method = new ClassicalRungeKuttaIntegrator(1);
        private final double[] now = new double[variables];
        private final double[] then = new double[variables];

        @Override
        public void start() {
            Arrays.fill(now, 0);
        }

        @Override
        public void observe(double[] value) {
            toRaw(value, now);
        }

        @Override
        public void predict(double elapsed, double[] known, double[] into) {
            double[] raw = Arrays.copyOf(now, states);
            for (int c = states; c < variables; c++) {
                then[c] = known[c - states] * scale[c] + offset[c];
            }
            OrdinaryDifferentialEquation driven = equation.driven(now, then, elapsed);
            double step = elapsed / config.substeps();
            for (int i = 0; i < config.substeps() && elapsed > 0; i++) {
                double[] next = method.singleStep(driven, i * step, raw, (i + 1) * step);
                if (!near(next)) {
                    break;
                }
                raw = next;
            }
            for (int c = 0; c < states; c++) {
                into[c] = (raw[c] - offset[c]) / scale[c];
            }
        }

        private boolean near(double[] raw) {
            for (int c = 0; c < states; c++) {
                if (!(Math.abs((raw[c] - offset[c]) / scale[c]) < LOST)) {
                    return false;
                }
            }
            return true;
        }
    }

    @Override
    public Map<String, long[]> shapes() {
        return Map.of(COEFFICIENTS, new long[] {states, library.size()});
    }

    @Override
    public Map<String, FittedArray> fitted() {
        return Map.of(COEFFICIENTS, FittedArray.of(equation.coefficients()));
    }

    @Override
    public void restore(Map<String, FittedArray> fitted) {
        equation = new Equation(library, fitted.get(COEFFICIENTS).rows());
    }
}
