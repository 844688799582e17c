package io.warplab.core.model;

import io.warplab.api.data.Batch;
import io.warplab.api.lanes.Lanes;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.Losses;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.ModelState;
import io.warplab.api.model.PhysicalModel;
import io.warplab.api.model.Predictions;
import io.warplab.api.model.StepEstimate;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.model.TrainingStep;
import io.warplab.api.physics.Quantity;
import io.warplab.api.recurrence.Mode;
import io.warplab.core.engine.GaussianHead;
import io.warplab.core.engine.GroupedOptimizer;
import io.warplab.core.engine.InitialState;
import io.warplab.core.engine.LanePass;
import io.warplab.core.engine.ParameterStore;
import io.warplab.core.engine.Pass;
import io.warplab.core.engine.WarpNetwork;
import io.warplab.core.linalg.NativeMatrix;
import io.warplab.core.linalg.Part;
import io.warplab.core.linalg.WorkerPool;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final WorkerPool workers;
    private final INDArray gradient;

    /** Columns that the last batch's initial states needed; 0 before the first. */
    private int startColumns;

    private int nonzeroStartColumns;

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
        workers = new WorkerPool(context.threads());
        optimizer = new GroupedOptimizer(parameters, context.optimizer(), workers);
        gradient = parameters.newGradient();
    }

    @Override
    public long parameterCount() {
        return parameters.size();
    }

    /**
     * Without a number that a gradient reaches there is no step: a prior whose parameters are all
     * fixed, or found by the filter.
     */
    @Override
    public boolean isIterative() {
        return parameters.size() > 0 && (network.hasState() || network.decoder().learns());
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
        NativeMatrix flat = NativeMatrix.wrap(gradient);
        workers.run(
                me -> {
                    Part share = new Part(me, workers.count());
                    int n = flat.columnCount();
                    flat.run(share.from(n), share.size(n)).clear();
                });
        double[] loss = new double[workers.count()];
        StepPlan plan = plan(blocks);
        try (Pass pass = pass(plan, blocks, gradient)) {
            run(plan, pass, blocks, (worker, from, lanes) -> loss[worker] += lanes.train());
            pass.finish();
            startColumns = pass.columns();
            nonzeroStartColumns = pass.nonzeroColumns();
        }
        double total = Arrays.stream(loss).sum();
        if (!Double.isFinite(total)) {
            return new Losses(total, Double.NaN, Map.of());
        }
        double norm = optimizer.step(gradient, step.iteration(), step.epoch(), step.rateFactor());
        return new Losses(total, norm, Map.of());
    }

    private Pass pass(StepPlan plan, BlockBuilder blocks, INDArray into) {
        return new Pass(
                network,
                plan.mode(),
                blocks.start(network.precision()),
                blocks.adaptingSteps(),
                parameters,
                into,
                workers);
    }

    /**
     * What an optimiser step on a batch of this size does and needs; with the columns that the last
     * batch's initial states took, or before the first the most that they can take.
     *
     * @param size N
     */
    public StepPlan plan(int size) {
        StepPlan plan = plan(size, context.steps(), context.steps());
        return startColumns == 0
                ? plan
                : withColumns(
                        plan,
                        Math.min(startColumns, plan.sizes().columns()),
                        Math.min(nonzeroStartColumns, plan.sizes().columns()));
    }

    @Override
    public Optional<StepEstimate> estimate(Batch batch) {
        Task task = context.task();
        BlockBuilder blocks =
                new BlockBuilder(batch, task.kind(), task.context(), task.forcing(), 0, freeze);
        StepPlan plan = plan(blocks);
        if (network.hasState()) {
            InitialState.Session starts =
                    Pass.initial(
                            network,
                            plan.mode(),
                            blocks.start(network.precision()),
                            blocks.adaptingSteps(),
                            parameters.access(WarpNetwork.INITIAL, null));
            plan = withColumns(plan, starts.columns().lanes(), starts.nonzeroColumns());
        }
        return Optional.of(plan.estimate(network.decoder().stateSize()));
    }

    /** From sizes alone, so that a resumed run chooses as the unbroken one. */
    private StepPlan plan(BlockBuilder blocks) {
        return plan(blocks.size(), blocks.steps(), blocks.adaptingSteps());
    }

    private StepPlan plan(int size, int steps, int adaptingSteps) {
        int columns = network.hasState() ? network.initial().columnsAtMost(size) : 0;
        StepPlan.Sizes sizes = new StepPlan.Sizes(size, steps, adaptingSteps, columns);
        return StepPlan.of(network, context, sizes, network.mode());
    }

    /** The same way to go, at the cost of as many columns as there are. */
    private StepPlan withColumns(StepPlan plan, int columns, int nonzero) {
        StepPlan.Sizes sizes = plan.sizes().withColumns(columns, nonzero);
        return StepPlan.of(network, context, sizes, plan.mode());
    }

    /** Work on one block. */
    private interface Work {
        void run(int worker, int from, LanePass lanes);
    }

    /**
     * Runs all blocks. Block k always goes to worker k mod threads and a worker takes its blocks in
     * order, so sums come out the same every time. Chunked blocks use all workers themselves.
     */
    private void run(StepPlan plan, Pass pass, BlockBuilder blocks, Work work) {
        int size = blocks.size();
        int lanes = plan.blockLanes();
        if (network.hasState() && plan.mode() == Mode.CHUNKED) {
            for (int from = 0; from < size; from += lanes) {
                run(pass, blocks, 0, from, Math.min(lanes, size - from), work);
            }
            return;
        }
        workers.run(
                worker -> {
                    for (int k = worker; k * lanes < size; k += workers.count()) {
                        int from = k * lanes;
                        run(pass, blocks, worker, from, Math.min(lanes, size - from), work);
                    }
                });
    }

    private static void run(
            Pass pass, BlockBuilder blocks, int worker, int from, int lanes, Work work) {
        try (LanePass block = pass.open(worker, from, blocks.block(from, lanes))) {
            work.run(worker, from, block);
        }
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
        StepPlan plan = plan(blocks);
        try (Pass pass = pass(plan, blocks, null)) {
            run(
                    plan,
                    pass,
                    blocks,
                    (worker, from, block) -> {
                        block.forward();
                        for (int n = 0; n < block.lanes(); n++) {
                            for (int t = 0; t < steps; t++) {
                                int source = classify ? blocks.lastStep(from + n) : t - ahead;
                                int at = ((from + n) * steps + t) * channels;
                                for (int c = 0; c < channels; c++) {
                                    if (source < 0) {
                                        mean[at + c] = batch.targets().getDouble(from + n, t, c);
                                    } else {
                                        Lanes output = block.output(source);
                                        mean[at + c] = output.get(c, n);
                                        if (gaussian) {
                                            sd[at + c] = network.head().sd(output, c, n);
                                        }
                                    }
                                }
                            }
                        }
                    });
        }
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
        return new WarpStream(network, parameters, context, freeze, workers);
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
        StepPlan plan = plan(blocks);
        try (Pass pass = pass(plan, blocks, null)) {
            run(
                    plan,
                    pass,
                    blocks,
                    (worker, from, block) -> {
                        double[][] p = new double[count][block.lanes()];
                        block.forward(
                                t -> {
                                    block.physicalParameters(p);
                                    for (int n = 0; n < block.lanes(); n++) {
                                        for (int k = 0; k < count; k++) {
                                            values[((from + n) * steps + t) * count + k] = p[k][n];
                                        }
                                    }
                                });
                    });
        }
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
