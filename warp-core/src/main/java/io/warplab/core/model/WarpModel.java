package io.warplab.core.model;

import io.warplab.api.data.Batch;
import io.warplab.api.lanes.Lanes;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.Losses;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.ModelState;
import io.warplab.api.model.PhysicalModel;
import io.warplab.api.model.Predictions;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.model.TrainingStep;
import io.warplab.api.physics.Quantity;
import io.warplab.core.engine.GaussianHead;
import io.warplab.core.engine.GroupedOptimizer;
import io.warplab.core.engine.ParameterStore;
import io.warplab.core.engine.Pass;
import io.warplab.core.engine.WarpNetwork;
import io.warplab.core.linalg.Blas;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A weight-space recurrent network that trains and predicts on batches, its lanes shared out over
 * threads.
 */
public final class WarpModel implements TrainableModel, PhysicalModel {
    private final WarpNetwork network;
    private final ModelContext context;
    private final boolean freeze;
    private final ParameterStore parameters;
    private final GroupedOptimizer optimizer;
    private final LaneWorkers workers;
    private final INDArray[] gradients;

    /**
     * @param network the parts
     * @param context what the model is for
     * @param freeze whether theta stays as it is after the context of a forecast
     */
    WarpModel(WarpNetwork network, ModelContext context, boolean freeze) {
        this.network = network;
        this.context = context;
        this.freeze = freeze;
        parameters = new ParameterStore(network.parameters(), network.precision(), context.seed());
        optimizer = new GroupedOptimizer(parameters, context.optimizer());
        workers = new LaneWorkers(context.threads());
        gradients = new INDArray[workers.threads()];
        Arrays.setAll(gradients, w -> parameters.newGradient());
        Blas.threads(1);
    }

    @Override
    public long parameterCount() {
        return parameters.size();
    }

    @Override
    public void prepare(Batch train) {
        network.decoder()
                .fit(train)
                .forEach((name, values) -> parameters.assign(WarpNetwork.DECODER, name, values));
    }

    @Override
    public Losses trainStep(Batch batch, TrainingStep step) {
        Task task = context.task();
        BlockBuilder blocks =
                new BlockBuilder(
                        batch, task.kind(), task.context(), task.forcing(), step.seed(), freeze);
        double[] loss = new double[workers.threads()];
        for (INDArray gradient : gradients) {
            gradient.assign(0);
        }
        workers.run(
                batch.size(),
                (worker, from, lanes) -> {
                    try (Pass pass =
                            new Pass(
                                    network,
                                    blocks.block(from, lanes),
                                    parameters,
                                    gradients[worker])) {
                        loss[worker] += pass.forward();
                        pass.backward();
                    }
                });
        INDArray gradient = gradients[0];
        for (int w = 1; w < gradients.length; w++) {
            gradient.addi(gradients[w]);
        }
        double total = Arrays.stream(loss).sum();
        if (!Double.isFinite(total)) {
            return new Losses(total, Double.NaN, Map.of());
        }
        double norm = optimizer.step(gradient, step.iteration(), step.epoch(), step.rateFactor());
        return new Losses(total, norm, Map.of());
    }

    @Override
    public Predictions predict(Batch batch, ForecastSpec spec) {
        boolean classify = context.task().kind() == Task.Kind.CLASSIFICATION;
        boolean gaussian = network.head() instanceof GaussianHead;
        int steps = classify ? 1 : batch.steps();
        int ahead = context.task().kind() == Task.Kind.FORECAST ? 1 : 0;
        int channels = classify ? context.classes() : batch.targetSize();
        double[] mean = new double[batch.size() * steps * channels];
        double[] sd = gaussian ? new double[mean.length] : null;
        BlockBuilder blocks =
                new BlockBuilder(batch, context.task().kind(), spec.context(), null, 0, freeze);
        workers.run(
                batch.size(),
                (worker, from, lanes) -> {
                    try (Pass pass =
                            new Pass(network, blocks.block(from, lanes), parameters, null)) {
                        pass.forward();
                        for (int n = 0; n < lanes; n++) {
                            for (int t = 0; t < steps; t++) {
                                int source = classify ? blocks.lastStep(from + n) : t - ahead;
                                int at = ((from + n) * steps + t) * channels;
                                for (int c = 0; c < channels; c++) {
                                    if (source < 0) {
                                        mean[at + c] = batch.targets().getDouble(from + n, t, c);
                                    } else {
                                        Lanes output = pass.output(source);
                                        mean[at + c] = output.get(c, n);
                                        if (gaussian) {
                                            sd[at + c] = network.head().sd(output, c, n);
                                        }
                                    }
                                }
                            }
                        }
                    }
                });
        long[] shape = {batch.size(), steps, channels};
        return new Predictions(
                Nd4j.create(mean, shape, DataType.DOUBLE),
                sd == null ? null : Nd4j.create(sd, shape, DataType.DOUBLE));
    }

    /**
     * Starts a sequence that is predicted one observation at a time; close it when done, before the
     * model.
     *
     * @throws io.warplab.api.error.WarpException when the decoder cannot run in a stream
     */
    public WarpStream stream() {
        return new WarpStream(network, parameters, context, freeze);
    }

    @Override
    public List<Quantity> physicalParameters() {
        return network.decoder().physicalParameters();
    }

    @Override
    public INDArray identify(Batch batch, ForecastSpec spec) {
        int count = physicalParameters().size();
        int steps = batch.steps();
        double[] values = new double[batch.size() * steps * count];
        BlockBuilder blocks =
                new BlockBuilder(batch, context.task().kind(), spec.context(), null, 0, freeze);
        workers.run(
                batch.size(),
                (worker, from, lanes) -> {
                    double[][] p = new double[count][lanes];
                    try (Pass pass =
                            new Pass(network, blocks.block(from, lanes), parameters, null)) {
                        pass.forward(
                                t -> {
                                    pass.physicalParameters(p);
                                    for (int n = 0; n < lanes; n++) {
                                        for (int k = 0; k < count; k++) {
                                            values[((from + n) * steps + t) * count + k] = p[k][n];
                                        }
                                    }
                                });
                    }
                });
        return Nd4j.create(values, new long[] {batch.size(), steps, count}, DataType.DOUBLE);
    }

    @Override
    public ModelState state() {
        return new ModelState(parameters.copies(), optimizer.state());
    }

    @Override
    public void restore(ModelState state) {
        parameters.restore(state.weights());
        optimizer.restore(state.optimizer());
    }

    WarpNetwork network() {
        return network;
    }

    ParameterStore parameters() {
        return parameters;
    }

    ModelContext context() {
        return context;
    }

    @Override
    public void close() {
        workers.close();
    }
}
