package io.warplab.core.model;

import com.google.inject.Inject;
import io.warplab.api.data.Channel;
import io.warplab.api.decoder.Decoder;
import io.warplab.api.decoder.DecoderContext;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.StepEstimate;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.physics.Prior;
import io.warplab.api.recurrence.Mode;
import io.warplab.api.recurrence.Recurrence;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.api.spi.ComponentInfo;
import io.warplab.core.engine.ClassificationHead;
import io.warplab.core.engine.Drive;
import io.warplab.core.engine.GaussianHead;
import io.warplab.core.engine.Head;
import io.warplab.core.engine.InitialNetwork;
import io.warplab.core.engine.InitialState;
import io.warplab.core.engine.LearnedInitialState;
import io.warplab.core.engine.MemoryBudget;
import io.warplab.core.engine.PointHead;
import io.warplab.core.engine.WarpNetwork;
import io.warplab.core.plugin.Components;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Composes a WARP model from whatever decoders, priors and recurrences the plug-ins bring. */
public final class WarpModelFactory implements BaselineFactory<WarpConfig> {
    private final Components components;

    @Inject
    public WarpModelFactory(Components components) {
        this.components = components;
    }

    @Override
    public String name() {
        return "warp";
    }

    @Override
    public Class<WarpConfig> configType() {
        return WarpConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "weight-space linear recurrent network, with any decoder, prior and recurrence",
                "Weight-Space Linear Recurrent Neural Networks, arXiv 2506.01153 (ICLR 2026)");
    }

    @Override
    public TrainableModel create(WarpConfig config, ModelContext context) {
        WarpNetwork network = network(config, context);
        requireFit(network, context);
        boolean forecast = context.task().kind() == Task.Kind.FORECAST;
        return new WarpModel(network, context, forecast && freezes(config, network));
    }

    @Override
    public Optional<StepEstimate> estimate(
            WarpConfig config, ModelContext context, int sequences, int steps) {
        WarpNetwork network = network(config, context);
        requireFit(network, context);
        Task task = context.task();
        boolean freeze =
                task.kind() == Task.Kind.FORECAST
                        && task.forcing() == null
                        && freezes(config, network);
        StepPlan plan =
                StepPlan.of(
                        network,
                        context,
                        sequences,
                        freeze ? Math.min(task.context(), steps) : steps,
                        columnsAtMost(network, sequences));
        return Optional.of(plan.estimate(network));
    }

    /** Whether theta stays as it is after the context of a forecast. */
    private static boolean freezes(WarpConfig config, WarpNetwork network) {
        return config.adapt() == WarpConfig.Adapt.CONTEXT
                || config.adapt() == WarpConfig.Adapt.AUTO
                        && !network.decoder().physicalParameters().isEmpty();
    }

    private static void requireFit(WarpNetwork network, ModelContext context) {
        StepPlan plan =
                StepPlan.of(
                        network,
                        context,
                        StepPlan.BLOCK_LANES,
                        context.steps(),
                        columnsAtMost(network, StepPlan.BLOCK_LANES));
        MemoryBudget.require(context, plan.parameters(), plan.memory());
    }

    private static int columnsAtMost(WarpNetwork network, int sequences) {
        return network.hasState() ? network.initial().columnsAtMost(sequences) : 0;
    }

    /** The parts; nothing of their size is allocated yet. */
    private WarpNetwork network(WarpConfig config, ModelContext context) {
        boolean classify = context.task().kind() == Task.Kind.CLASSIFICATION;
        boolean forecast = context.task().kind() == Task.Kind.FORECAST;
        if (forecast) {
            requireFeedback(context);
        }
        Head head =
                classify
                        ? new ClassificationHead(context.classes())
                        : config.head() == WarpConfig.HeadKind.GAUSSIAN
                                ? new GaussianHead(config.standardDeviationFloor())
                                : new PointHead(forecast ? 1 : 0.5);
        int outputs = head.outputSize(context.targets().size());
        Decoder decoder = components.decoder(config.decoder(), new Context(context, outputs));
        if (decoder.outputSize() != outputs) {
            throw WarpException.user(
                    "decoder-size",
                    "Model "
                            + context.name()
                            + ": expected a decoder with "
                            + outputs
                            + " outputs, '"
                            + config.decoder().get("name")
                            + "' gives "
                            + decoder.outputSize()
                            + ".",
                    "Choose another decoder or head for this task.");
        }
        Drive drive =
                new Drive(
                        context.inputs().size(),
                        config.timeChannel(),
                        config.lift().contains(WarpConfig.Lift.PRODUCTS));
        int size = decoder.stateSize();
        Recurrence recurrence = null;
        InitialState initial = null;
        if (size > 0) {
            double limit =
                    config.weightsLimit() > 0 ? config.weightsLimit() : Double.POSITIVE_INFINITY;
            recurrence =
                    components.recurrence(
                            config.recurrence(), new RecurrenceContext(size, drive.size(), limit));
            initial = initial(config, context, decoder);
        }
        Mode mode = mode(config, recurrence, classify);
        return new WarpNetwork(initial, drive, recurrence, mode, decoder, head, config.precision());
    }

    /** Predictions are fed back as the first inputs; further inputs are known at every step. */
    private static void requireFeedback(ModelContext context) {
        int targets = context.targets().size();
        int inputs = context.inputs().size();
        if (inputs < targets
                || inputs > targets
                        && !context.inputs().subList(0, targets).equals(context.targets())) {
            throw WarpException.user(
                    "channels-differ",
                    "A forecast feeds predictions back as the first inputs: expected inputs "
                            + names(context.targets())
                            + " and then those that are known, got "
                            + names(context.inputs())
                            + ".",
                    "Use task kind reconstruction, or list the targets first among the inputs.");
        }
    }

    private static String names(List<Channel> channels) {
        return String.join(", ", channels.stream().map(Channel::name).toList());
    }

    private static InitialState initial(WarpConfig config, ModelContext context, Decoder decoder) {
        if (config.initial() == WarpConfig.Initial.LEARNED) {
            return new LearnedInitialState(decoder.stateSize(), decoder::initialState);
        }
        List<Integer> sizes = new ArrayList<>(List.of(context.inputs().size()));
        sizes.addAll(config.initialHidden());
        sizes.add(decoder.stateSize());
        return new InitialNetwork(sizes, config.initialActivation(), decoder::initialState);
    }

    private static Mode mode(WarpConfig config, Recurrence recurrence, boolean lastOnly) {
        Mode wanted =
                switch (config.mode()) {
                    case AUTO -> null;
                    case RECURRENT -> Mode.RECURRENT;
                    case CONVOLUTIONAL -> Mode.CONVOLUTIONAL;
                    case CHUNKED -> Mode.CHUNKED;
                };
        if (recurrence == null || wanted == null) {
            return null;
        }
        if (!recurrence.modes().contains(wanted) || wanted == Mode.CHUNKED && !lastOnly) {
            throw WarpException.user(
                    "mode-not-exact",
                    "Recurrence '"
                            + config.recurrence().get("name")
                            + "' has no exact "
                            + wanted.name().toLowerCase(Locale.ROOT)
                            + " mode here.",
                    "Use mode: auto.");
        }
        return wanted;
    }

    private final class Context implements DecoderContext {
        private final ModelContext model;
        private final int outputs;

        Context(ModelContext model, int outputs) {
            this.model = model;
            this.outputs = outputs;
        }

        @Override
        public ModelContext model() {
            return model;
        }

        @Override
        public int outputSize() {
            return outputs;
        }

        @Override
        public Prior prior(Map<String, Object> config) {
            return components.prior(config);
        }
    }
}
