package io.warplab.core.decoder.physics;

import io.warplab.api.data.Batch;
import io.warplab.api.decoder.Decoder;
import io.warplab.api.decoder.DecoderBlock;
import io.warplab.api.decoder.DecoderSession;
import io.warplab.api.model.ModelContext;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.api.physics.Prior;
import io.warplab.api.physics.Quantity;
import io.warplab.core.decoder.physics.kalman.Belief;
import io.warplab.core.decoder.physics.kalman.BeliefFit;
import io.warplab.core.decoder.physics.kalman.MotionModel;
import io.warplab.core.decoder.physics.kalman.Sensors;
import io.warplab.core.decoder.physics.kalman.SequenceEstimator;
import io.warplab.core.decoder.physics.kalman.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The physics decoder where state, parameters and sensors come from a Kalman filter and smoother of
 * the observed channels, which may show only some of the states (docs/maths.md).
 */
final class KalmanDecoder implements Decoder {
    private static final String MEAN = "kalman-mean";
    private static final String LOG_SD = "kalman-log-sd";
    private static final String LOG_NOISE = "kalman-log-noise";

    /** So many training sequences teach what to believe. */
    private static final int MOST_SEQUENCES = 256;

    private final PhysicsDecoderConfig config;
    private final Prior prior;
    private final ModelContext context;
    private final MotionModel model;
    private final Belief wide;
    private final boolean spreads;
    private final RootNetwork root;
    private final Units units;
    private final int[] inputChannels;

    /**
     * @param model what generates a sequence
     * @param wide what is believed before training
     * @param spreads whether raw spreads follow the means (Gaussian head)
     * @param inputChannels number of each of the prior's inputs among the input channels
     */
    KalmanDecoder(
            PhysicsDecoderConfig config,
            ModelContext context,
            MotionModel model,
            Belief wide,
            boolean spreads,
            int[] inputChannels) {
        this.config = config;
        this.context = context;
        this.model = model;
        this.wide = wide;
        this.spreads = spreads;
        this.inputChannels = inputChannels;
        prior = model.prior();
        double[] stateScale = new double[prior.states().size()];
        Arrays.setAll(stateScale, s -> model.unknowns().unit(s));
        units = Units.of(prior.parameters(), stateScale, model.timeFactor());
        root = new RootNetwork(config, prior);
    }

    private int channels() {
        return model.sensors().channels();
    }

    private int window() {
        return config.kalman().window() > 0 ? config.kalman().window() : context.task().context();
    }

    @Override
    public int stateSize() {
        return root.stateSize();
    }

    @Override
    public int outputSize() {
        return spreads ? 2 * channels() : channels();
    }

    @Override
    public double[] initialState(long seed) {
        return root.initialState(seed);
    }

    /**
     * The prior's parameters, the free settings of sensors, each channel's noise, the residual's
     * share.
     */
    @Override
    public List<Quantity> physicalParameters() {
        List<Quantity> all = new ArrayList<>(prior.parameters());
        all.addAll(model.sensors().settings());
        for (int c = 0; c < channels(); c++) {
            Sensors.Sensor sensor = model.sensors().sensor(c);
            all.add(
                    Quantity.nonNegative(
                            "noise-" + sensor.channel().name(),
                            "σ",
                            sensor.channel().unit(),
                            wide.noise()[c] * sensor.residualUnit()));
        }
        if (root.residuals() > 0) {
            all.add(Residual.SHARE);
        }
        return all;
    }

    @Override
    public List<ParameterSpec> parameters() {
        List<ParameterSpec> all = new ArrayList<>();
        values(wide).forEach((name, value) -> all.add(spec(name, value)));
        if (spreads) {
            all.add(RawSpread.spec(channels()));
        }
        return all;
    }

    private static ParameterSpec spec(String name, double[] value) {
        return new ParameterSpec(
                name, new long[] {value.length}, ParameterSpec.PHYSICS, seed -> value.clone());
    }

    private static Map<String, double[]> values(Belief belief) {
        Map<String, double[]> all = new LinkedHashMap<>();
        all.put(MEAN, belief.mean());
        all.put(LOG_SD, Arrays.stream(belief.sd()).map(Math::log).toArray());
        all.put(LOG_NOISE, Arrays.stream(belief.noise()).map(Math::log).toArray());
        return all;
    }

    private static Belief belief(ParameterAccess parameters) {
        return new Belief(
                parameters.values(MEAN),
                Arrays.stream(parameters.values(LOG_SD)).map(Math::exp).toArray(),
                Arrays.stream(parameters.values(LOG_NOISE)).map(Math::exp).toArray());
    }

    @Override
    public boolean learns() {
        return root.isPresent() || spreads;
    }

    @Override
    public Map<String, double[]> fit(Batch train) {
        TrainingMotion motion =
                new TrainingMotion(
                        train, context.inputScaling(), context.task().context(), MOST_SEQUENCES);
        List<Window> blocks = new ArrayList<>();
        List<Integer> lanes = new ArrayList<>();
        motion.visit(
                new TrainingMotion.Visitor() {
                    @Override
                    public TrainingMotion.StepTaker open(int from, int count) {
                        Window window = new Window(context.task().context());
                        blocks.add(window);
                        lanes.add(count);
                        return (time, seen, raw) ->
                                window.push(time, seen, model.sensors().readings(raw), inputs(raw));
                    }

                    @Override
                    public void close(int from, int count) {}
                });
        int[] counts = lanes.stream().mapToInt(Integer::intValue).toArray();
        return values(
                new BeliefFit(model, config.kalman().iterations()).learn(blocks, counts, wide));
    }

    /** The prior's inputs among the rows of channels. */
    private double[][] inputs(double[][] channels) {
        return Arrays.stream(inputChannels).mapToObj(c -> channels[c]).toArray(double[][]::new);
    }

    /** A stream does not know the inputs of the step that it predicts. */
    @Override
    public boolean streams() {
        return inputChannels.length == 0;
    }

    @Override
    public DecoderSession open(DecoderBlock block, ParameterAccess parameters) {
        RawSpread spread = spreads ? new RawSpread(parameters, block.lanes()) : null;
        KnownInputs inputs = new KnownInputs(block, inputChannels, context.inputScaling());
        return new KalmanSession(
                block,
                context.targetScaling(),
                model.sensors(),
                new SequenceEstimator(
                        model,
                        belief(parameters),
                        block.lanes(),
                        window(),
                        config.kalman().iterations()),
                new ParameterBounds(prior.parameters()),
                new PriorPrediction(prior, block, units, inputs),
                inputs,
                root.open(block),
                root.residual(block),
                new KalmanSession.Layout(
                        prior.states().size(),
                        prior.parameters().size(),
                        root.parameters(),
                        units.stateScale()),
                spread,
                () -> {
                    if (spread != null) {
                        spread.addGradient(parameters);
                    }
                });
    }
}
