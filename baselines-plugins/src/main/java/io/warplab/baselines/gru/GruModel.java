package io.warplab.baselines.gru;

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
import io.warplab.baselines.sequence.TaskChecks;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * GRU with a linear read-out, float32. Forecast: y_t = W h_t + b predicts x_{t+1}, fed back where
 * no data is given, and the gradient flows through the feedback; loss: mean squared error over
 * observed steps from the second on. Reconstruction: y_t from inputs up to t; loss over all
 * observed steps. Classification: scores from the state at the last observed step; cross-entropy.
 */
final class GruModel implements TrainableModel {
    /** Floats that one chunk of a prediction may keep per array. */
    private static final long CHUNK = 1L << 24;

    /** DJL records for one gradient at a time in a process. */
    private static final Object RECORDING = new Object();

    private final GruConfig config;
    private final ModelContext context;
    private final Task.Kind kind;
    private final GruParameters parameters;
    private final WeightStore weights;
    private final Optimizer optimizer;

    GruModel(GruConfig config, ModelContext context) {
        TaskChecks.require(context);
        this.config = config;
        this.context = context;
        kind = context.task().kind();
        parameters = GruParameters.of(config, context);
        weights = new WeightStore(parameters.specs(), context.seed());
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
        Goal goal = Goal.of(kind, view, parameters.outputs());
        if (goal.isEmpty()) {
            return new Losses(0, 0, Map.of());
        }
        double loss;
        Map<String, float[]> gradients;
        synchronized (RECORDING) {
            try (NDManager manager = TorchEngine.open(context.threads());
                    GradientCollector collector = TorchEngine.record()) {
                GruNetwork network =
                        new GruNetwork(manager, parameters, weights, config.timeFeature(), true);
                NDArray value = loss(manager, network, view, goal, step.seed());
                collector.backward(value);
                loss = value.getFloat();
                gradients = network.gradients();
            }
        }
        double norm = Optimizer.norm(gradients);
        if (Double.isFinite(loss) && Double.isFinite(norm)) {
            optimizer.update(gradients, norm, step.rateFactor());
        }
        return new Losses(loss, norm, Map.of());
    }

    private NDArray loss(
            NDManager manager, GruNetwork network, SequenceView view, Goal goal, long seed) {
        Shape shape = new Shape(goal.steps(), view.size(), goal.width());
        NDArray target = manager.create(goal.targets(), shape);
        if (kind == Task.Kind.CLASSIFICATION) {
            return lastScores(manager, network, view)
                    .logSoftmax(2)
                    .mul(target)
                    .sum()
                    .div(-view.size());
        }
        NDArray output =
                kind == Task.Kind.FORECAST
                        ? network.unroll(Drive.training(view, context.task(), seed))
                        : network.readOut(network.hidden(Drive.teacher(view)));
        NDArray weight = manager.create(goal.weights(), new Shape(goal.steps(), view.size(), 1));
        return output.sub(target).square().mul(weight).sum();
    }

    /** [1, N, classes] from the hidden state at each sequence's last observed step. */
    private static NDArray lastScores(NDManager manager, GruNetwork network, SequenceView view) {
        float[] chosen = new float[view.steps() * view.size()];
        for (int n = 0; n < view.size(); n++) {
            chosen[view.lastObserved(n) * view.size() + n] = 1;
        }
        NDArray hidden = network.hidden(Drive.teacher(view));
        NDArray last =
                hidden.mul(manager.create(chosen, new Shape(view.steps(), view.size(), 1)))
                        .sum(new int[] {0}, true);
        return network.readOut(last);
    }

    @Override
    public Predictions predict(Batch batch, ForecastSpec spec) {
        int size = batch.size();
        int kept = kind == Task.Kind.CLASSIFICATION ? 1 : batch.steps();
        int row = kept * parameters.outputs();
        double[] out = new double[size * row];
        int chunk =
                (int) Math.max(1, Math.min(size, CHUNK / (3L * config.hidden() * batch.steps())));
        for (int from = 0; from < size; from += chunk) {
            int to = Math.min(size, from + chunk);
            SequenceView view =
                    new SequenceView(
                            to - from == size
                                    ? batch
                                    : batch.select(IntStream.range(from, to).toArray()));
            predict(view, spec, out, from * row);
        }
        return new Predictions(
                Nd4j.create(out, new long[] {size, kept, parameters.outputs()}, DataType.DOUBLE),
                null);
    }

    private void predict(SequenceView view, ForecastSpec spec, double[] out, int offset) {
        int width = parameters.outputs();
        int ahead = kind == Task.Kind.FORECAST ? 1 : 0;
        float[] predicted = new float[0];
        if (view.steps() > ahead) {
            try (NDManager manager = TorchEngine.open(context.threads())) {
                GruNetwork network =
                        new GruNetwork(manager, parameters, weights, config.timeFeature(), false);
                NDArray result =
                        switch (kind) {
                            case FORECAST -> network.unroll(Drive.rollOut(view, spec.context()));
                            case RECONSTRUCTION ->
                                    network.readOut(network.hidden(Drive.teacher(view)));
                            case CLASSIFICATION -> lastScores(manager, network, view);
                        };
                predicted = result.toFloatArray();
            }
        }
        int kept = kind == Task.Kind.CLASSIFICATION ? 1 : view.steps();
        for (int n = 0; n < view.size(); n++) {
            for (int t = 0; t < kept; t++) {
                for (int c = 0; c < width; c++) {
                    out[offset + (n * kept + t) * width + c] =
                            t < ahead
                                    ? view.target(n, t, c)
                                    : predicted[((t - ahead) * view.size() + n) * width + c];
                }
            }
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
