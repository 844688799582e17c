package io.warplab.baselines.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.warplab.api.data.Batch;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.Losses;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.ModelState;
import io.warplab.api.model.Predictions;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.model.TrainingStep;
import io.warplab.baselines.optimizer.Optimizer;
import io.warplab.baselines.optimizer.WeightStore;
import io.warplab.baselines.sequence.SequenceView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Trains an architecture and predicts with it, float32. Forecast: y_t predicts x_{t+1}, fed back
 * where no data is given, and the gradient flows through the feedback; loss over observed steps
 * from the second on, or from the context on where the architecture says nothing of those before.
 * Reconstruction: y_t from inputs up to t; loss over all observed steps. Classification: scores at
 * the last observed step. Batches that do not fit in memory are computed part by part; their
 * gradients add up to the same.
 */
final class NeuralModel implements TrainableModel {
    /** DJL records for one gradient at a time in a process. */
    private static final Object RECORDING = new Object();

    private final Architecture architecture;
    private final Head head;
    private final boolean clocked;
    private final ModelContext context;
    private final Task.Kind kind;
    private final MemoryShare memory;
    private final WeightStore weights;
    private final Optimizer optimizer;

    /**
     * @param clocked whether the clock is the last input
     */
    NeuralModel(Architecture architecture, Head head, boolean clocked, ModelContext context) {
        this.architecture = architecture;
        this.head = head;
        this.clocked = clocked;
        this.context = context;
        kind = context.task().kind();
        memory = MemoryShare.of(context);
        weights = new WeightStore(architecture.parameters(), context.seed());
        optimizer = new Optimizer(context.optimizer(), weights);
        TorchEngine.load();
    }

    @Override
    public long parameterCount() {
        return weights.count();
    }

    @Override
    public Losses trainStep(Batch batch, TrainingStep step) {
        SequenceView view = new SequenceView(batch);
        int first = architecture.learnsHorizonOnly() ? context.task().context() : 1;
        Goal goal = Goal.of(kind, view, head.width(), first);
        if (goal.isEmpty()) {
            return new Losses(0, 0, Map.of());
        }
        Drive drive =
                kind == Task.Kind.FORECAST
                        ? Drive.training(view, context.task(), step.seed())
                        : Drive.teacher(view);
        Map<String, float[]> gradients = new LinkedHashMap<>();
        double loss = 0;
        int part = memory.lanes(architecture, drive.steps(), view.size());
        for (int from = 0; from < view.size(); from += part) {
            int to = Math.min(view.size(), from + part);
            loss += backward(drive.lanes(from, to), goal.lanes(from, to), gradients);
        }
        double norm = Optimizer.norm(gradients);
        if (Double.isFinite(loss) && Double.isFinite(norm)) {
            optimizer.update(gradients, norm, step.rateFactor());
        }
        return new Losses(loss, norm, Map.of());
    }

    /** Loss of some sequences of a batch, whose gradients are added. */
    private double backward(Drive drive, Goal goal, Map<String, float[]> gradients) {
        synchronized (RECORDING) {
            try (NDManager manager = TorchEngine.open(context.threads());
                    GradientCollector collector = TorchEngine.record()) {
                TorchWeights arrays = new TorchWeights(manager, weights, true);
                NDArray output = outputs(arrays, drive, true);
                Shape steps = new Shape(goal.steps(), drive.lanes());
                NDArray loss =
                        head.loss(
                                output,
                                manager.create(goal.targets(), steps.add(goal.width())),
                                manager.create(goal.weights(), steps.add(1)));
                collector.backward(loss);
                arrays.addGradients(gradients);
                return loss.getFloat();
            }
        }
    }

    /**
     * Outputs that the loss or a prediction wants.
     *
     * @return [S, N, O]; for classification [1, N, classes]
     */
    private NDArray outputs(TorchWeights arrays, Drive drive, boolean training) {
        NDManager manager = arrays.manager();
        NDArray all = architecture.forward(arrays, new Feed(manager, drive, clocked), training);
        if (kind != Task.Kind.CLASSIFICATION) {
            return all;
        }
        float[] chosen = new float[drive.steps() * drive.lanes()];
        for (int n = 0; n < drive.lanes(); n++) {
            chosen[drive.view().lastObserved(n) * drive.lanes() + n] = 1;
        }
        return all.mul(manager.create(chosen, new Shape(drive.steps(), drive.lanes(), 1)))
                .sum(new int[] {0}, true);
    }

    @Override
    public Predictions predict(Batch batch, ForecastSpec spec) {
        int size = batch.size();
        int kept = kind == Task.Kind.CLASSIFICATION ? 1 : batch.steps();
        double[] mean = new double[size * kept * head.width()];
        double[] sd = head instanceof GaussianHead ? new double[mean.length] : null;
        int part = memory.lanes(architecture, batch.steps(), size);
        for (int from = 0; from < size; from += part) {
            int to = Math.min(size, from + part);
            SequenceView view =
                    new SequenceView(
                            to - from == size
                                    ? batch
                                    : batch.select(IntStream.range(from, to).toArray()));
            predict(view, spec, kept, mean, sd, from * kept * head.width());
        }
        long[] shape = {size, kept, head.width()};
        return new Predictions(
                Nd4j.create(mean, shape, DataType.DOUBLE),
                sd == null ? null : Nd4j.create(sd, shape, DataType.DOUBLE));
    }

    private void predict(
            SequenceView view,
            ForecastSpec spec,
            int kept,
            double[] mean,
            double[] sd,
            int offset) {
        int width = head.width();
        int ahead = kind == Task.Kind.FORECAST ? 1 : 0;
        float[] outputs = view.steps() > ahead ? outputs(view, spec) : new float[0];
        for (int n = 0; n < view.size(); n++) {
            for (int t = 0; t < kept; t++) {
                int row = (t - ahead) * view.size() + n;
                for (int c = 0; c < width; c++) {
                    int at = offset + (n * kept + t) * width + c;
                    mean[at] = t < ahead ? view.target(n, t, c) : outputs[row * head.outputs() + c];
                    if (sd != null) {
                        sd[at] = t < ahead ? 0 : head.sd(outputs, row, c);
                    }
                }
            }
        }
    }

    private float[] outputs(SequenceView view, ForecastSpec spec) {
        Drive drive =
                kind == Task.Kind.FORECAST
                        ? Drive.rollOut(view, spec.context())
                        : Drive.teacher(view);
        try (NDManager manager = TorchEngine.open(context.threads())) {
            TorchWeights arrays = new TorchWeights(manager, weights, false);
            return outputs(arrays, drive, false).toFloatArray();
        }
    }

    @Override
    public ModelState state() {
        return new ModelState(weights.copies(), optimizer.copies());
    }

    @Override
    public void restore(ModelState state) {
        optimizer.check(context.name(), state.optimizer());
        weights.restore(context.name(), state.weights());
        optimizer.restore(context.name(), state.optimizer());
    }
}
