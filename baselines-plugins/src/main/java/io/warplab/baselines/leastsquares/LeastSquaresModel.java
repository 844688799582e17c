package io.warplab.baselines.leastsquares;

import io.warplab.api.data.Batch;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.Losses;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.ModelState;
import io.warplab.api.model.PhysicalModel;
import io.warplab.api.model.Predictions;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.model.TrainingStep;
import io.warplab.api.physics.Quantity;
import io.warplab.baselines.sequence.PredictionError;
import io.warplab.baselines.sequence.Samples;
import io.warplab.baselines.sequence.SequenceView;
import io.warplab.baselines.sequence.StateCheck;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A known system with parameters of its own for every sequence. The training part gives no more
 * than a start for the search (the median over its sequences) and the usual size of residuals.
 */
final class LeastSquaresModel implements TrainableModel, PhysicalModel {
    /**
     * Smallest standard deviation that is predicted, in scaled units: exact fits are not certain.
     */
    static final double LEAST_SD = 1e-6;

    private static final Logger LOG = LoggerFactory.getLogger(LeastSquaresModel.class);
    private static final String START = "start";
    private static final String RESIDUAL_SD = "residual-sd";

    /** Training sequences that are identified, evenly spread: a median needs no more. */
    private static final int MOST_SEQUENCES = 128;

    private final LeastSquaresConfig config;
    private final ModelContext context;
    private final List<Quantity> quantities;
    private final Flow flow;
    private final FreeParameters parameters;
    private final Identification identification;
    private final double[] scale;
    private double[] start;
    private double[] residualSd;

    LeastSquaresModel(
            LeastSquaresConfig config, ModelContext context, List<Quantity> quantities, Flow flow) {
        this.config = config;
        this.context = context;
        this.quantities = quantities;
        this.flow = flow;
        int states = context.targets().size();
        scale = Arrays.copyOf(context.inputScaling().scale(), states);
        parameters = new FreeParameters(quantities);
        identification =
                new Identification(flow, parameters, scale, config.horizon(), config.iterations());
        start = parameters.initial();
        residualSd = new double[scale.length];
        Arrays.fill(residualSd, 1);
    }

    /** P starts and S standard deviations: the rest is found anew for every sequence. */
    @Override
    public long parameterCount() {
        return start.length + residualSd.length;
    }

    @Override
    public boolean isIterative() {
        return false;
    }

    @Override
    public List<Quantity> physicalParameters() {
        return quantities;
    }

    @Override
    public void prepare(Batch train) {
        start = parameters.initial();
        SequenceView view = new SequenceView(train);
        int count = Math.min(MOST_SEQUENCES, view.size());
        SequenceFit[] found = new SequenceFit[count];
        long before = System.nanoTime();
        EachSequence.run(
                count,
                context.threads(),
                i -> {
                    int n = (int) ((long) i * view.size() / count);
                    found[i] =
                            identification
                                    .fit(samples(view, n, context.task().context()), start())
                                    .orElse(null);
                });
        SequenceFit[] fits =
                Arrays.stream(found).filter(Objects::nonNull).toArray(SequenceFit[]::new);
        if (fits.length == 0) {
            return;
        }
        start = medians(start.length, fits, SequenceFit::unknowns);
        residualSd = medians(residualSd.length, fits, SequenceFit::residualSd);
        for (int c = 0; c < residualSd.length; c++) {
            residualSd[c] = Math.max(LEAST_SD, residualSd[c]);
        }
        LOG.info(
                "{}: {} sequences identified, {} ms each; median residual sd {} (scaled units)",
                context.name(),
                fits.length,
                (System.nanoTime() - before) / 1_000_000 / fits.length,
                residualSd);
    }

    private interface Part {
        double[] of(SequenceFit fit);
    }

    private static double[] medians(int size, SequenceFit[] fits, Part part) {
        double[] medians = new double[size];
        for (int k = 0; k < size; k++) {
            int at = k;
            double[] sorted =
                    Arrays.stream(fits).mapToDouble(f -> part.of(f)[at]).sorted().toArray();
            medians[k] = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        }
        return medians;
    }

    private Samples samples(SequenceView view, int n, int limit) {
        return Samples.of(view, n, limit, context.inputScaling());
    }

    /** What the training part suggests, and the defaults. */
    private double[][] start() {
        return new double[][] {start, parameters.initial()};
    }

    private ContextTrack track(SequenceView view, int n, int contextSteps) {
        return ContextTrack.of(
                identification,
                samples(view, n, contextSteps),
                config.updates(),
                parameters.physical(start),
                start());
    }

    @Override
    public INDArray identify(Batch batch, ForecastSpec spec) {
        SequenceView view = new SequenceView(batch);
        int width = parameters.size();
        double[] out = new double[view.size() * view.steps() * width];
        EachSequence.run(
                view.size(),
                context.threads(),
                n -> {
                    ContextTrack track = track(view, n, spec.context());
                    for (int t = 0; t < view.steps(); t++) {
                        System.arraycopy(
                                track.parameters(t), 0, out, (n * view.steps() + t) * width, width);
                    }
                });
        return Nd4j.create(out, new long[] {view.size(), view.steps(), width}, DataType.DOUBLE);
    }

    @Override
    public Predictions predict(Batch batch, ForecastSpec spec) {
        SequenceView view = new SequenceView(batch);
        double[] mean = new double[view.size() * view.steps() * scale.length];
        double[] sd = new double[mean.length];
        forecast(view, spec.context(), mean, sd);
        long[] shape = {view.size(), view.steps(), scale.length};
        return new Predictions(
                Nd4j.create(mean, shape, DataType.DOUBLE),
                Nd4j.create(sd, shape.clone(), DataType.DOUBLE));
    }

    private void forecast(SequenceView view, int contextSteps, double[] mean, double[] sd) {
        EachSequence.run(
                view.size(),
                context.threads(),
                n -> {
                    SequenceForecast one =
                            SequenceForecast.of(
                                    flow,
                                    context.inputScaling(),
                                    view,
                                    n,
                                    contextSteps,
                                    track(view, n, contextSteps),
                                    residualSd);
                    int at = n * view.steps() * scale.length;
                    System.arraycopy(one.mean(), 0, mean, at, one.mean().length);
                    System.arraycopy(one.sd(), 0, sd, at, one.sd().length);
                });
    }

    @Override
    public Losses trainStep(Batch batch, TrainingStep step) {
        SequenceView view = new SequenceView(batch);
        double[] mean = new double[view.size() * view.steps() * scale.length];
        long before = System.nanoTime();
        forecast(view, context.task().context(), mean, new double[mean.length]);
        double seconds = (System.nanoTime() - before) * 1e-9 / view.size();
        double rms =
                Math.sqrt(
                        IntStream.range(0, residualSd.length)
                                        .mapToDouble(c -> residualSd[c] * residualSd[c])
                                        .sum()
                                / residualSd.length);
        return new Losses(
                PredictionError.meanSquare(view, mean, 1),
                Double.NaN,
                Map.of(RESIDUAL_SD, rms, "seconds-per-sequence", seconds));
    }

    private Map<String, long[]> shapes() {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put(START, new long[] {start.length});
        shapes.put(RESIDUAL_SD, new long[] {residualSd.length});
        return shapes;
    }

    @Override
    public ModelState state() {
        Map<String, INDArray> weights = new LinkedHashMap<>();
        weights.put(START, vector(start));
        weights.put(RESIDUAL_SD, vector(residualSd));
        return new ModelState(weights, Map.of());
    }

    private static INDArray vector(double[] values) {
        return Nd4j.create(values.clone(), new long[] {values.length}, DataType.DOUBLE);
    }

    @Override
    public void restore(ModelState state) {
        StateCheck.require(context.name(), shapes(), state.weights());
        start = state.weights().get(START).dup('c').data().asDouble();
        residualSd = state.weights().get(RESIDUAL_SD).dup('c').data().asDouble();
    }
}
