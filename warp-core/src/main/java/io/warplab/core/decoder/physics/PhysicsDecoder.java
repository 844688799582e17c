package io.warplab.core.decoder.physics;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Normalisation;
import io.warplab.api.decoder.Decoder;
import io.warplab.api.decoder.DecoderBlock;
import io.warplab.api.decoder.DecoderSession;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.Task;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.api.physics.Prior;
import io.warplab.api.physics.Quantity;
import io.warplab.core.decoder.physics.PhysicsDecoderConfig.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * y_t = prior(state; p_t), p_t within the manifest's bounds, from the hidden state, from the
 * observed motion, or both (WARP-Phys; paper, section 3.4, and its weak-form extension in
 * docs/maths.md).
 */
final class PhysicsDecoder implements Decoder {
    private static final String GAIN = "gain";

    /** So many training sequences teach where to start. */
    private static final int MOST_SEQUENCES = 1024;

    /** Half trust in the measurement, half in the prediction, to start with. */
    private static final double FIRST_GAIN = 0.5;

    private final PhysicsDecoderConfig config;
    private final Prior prior;
    private final ModelContext context;
    private final boolean spreads;
    private final RootNetwork root;
    private final Units units;

    /**
     * @param timeFactor prior's units of time per unit of the data's clock
     * @param spreads whether raw spreads follow the means (Gaussian head)
     */
    PhysicsDecoder(
            PhysicsDecoderConfig config,
            Prior prior,
            ModelContext context,
            double timeFactor,
            boolean spreads) {
        this.config = config;
        this.prior = prior;
        this.context = context;
        this.spreads = spreads;
        root = new RootNetwork(config, prior);
        units = Units.of(prior.parameters(), context.targetScaling().scale(), timeFactor);
    }

    private int states() {
        return prior.states().size();
    }

    private boolean observes() {
        return config.observer() && prior.form() == Prior.Form.STEP;
    }

    @Override
    public int stateSize() {
        return root.stateSize();
    }

    @Override
    public int outputSize() {
        return spreads ? 2 * states() : states();
    }

    @Override
    public double[] initialState(long seed) {
        return root.initialState(seed);
    }

    @Override
    public List<Quantity> physicalParameters() {
        List<Quantity> all = new ArrayList<>(prior.parameters());
        if (root.residuals() > 0) {
            all.add(Residual.SHARE);
        }
        return all;
    }

    @Override
    public List<ParameterSpec> parameters() {
        List<ParameterSpec> all = new ArrayList<>(EstimateParameters.specs(estimates()));
        if (observes()) {
            double[] gain = new double[states() * states()];
            for (int s = 0; s < states(); s++) {
                gain[s * states() + s] = FIRST_GAIN;
            }
            all.add(
                    new ParameterSpec(
                            GAIN,
                            new long[] {states(), states()},
                            ParameterSpec.PHYSICS,
                            seed -> gain.clone()));
        }
        if (spreads) {
            all.add(RawSpread.spec(states()));
        }
        return all;
    }

    @Override
    public Map<String, double[]> fit(Batch train) {
        if (!config.uses(Source.WEAK_FORM)) {
            return Map.of();
        }
        boolean forecast = context.task().kind() == Task.Kind.FORECAST;
        TrainingMotion motion =
                new TrainingMotion(
                        train,
                        context.inputScaling(),
                        forecast ? context.task().context() : train.steps(),
                        MOST_SEQUENCES);
        return new FirstFit(
                        motion,
                        units,
                        units.unknowns(prior.parameters(), Quantity::lower),
                        units.unknowns(prior.parameters(), Quantity::upper))
                .fit(this::rows, config.refine() > 0 ? this::stretch : null);
    }

    @Override
    public double flops() {
        PhysicsCost cost = new PhysicsCost(prior);
        double step = cost.prediction();
        double estimated =
                config.uses(Source.WEAK_FORM) ? cost.rows() + (config.refine() > 0 ? step : 0) : 0;
        return step + estimated + 6.0 * stateSize();
    }

    private EstimateParameters.Layout estimates() {
        return new EstimateParameters.Layout(
                states(), units.parameters(), config.uses(Source.WEAK_FORM), config.refine() > 0);
    }

    /** Stretches of motion that are solved as a whole. */
    private FlowRefinement stretch(int lanes) {
        return new FlowRefinement(
                (time, state, point) -> new FlowRows(prior, units, time, state, point),
                config.refine(),
                states(),
                lanes);
    }

    /** What observations say of the parameters, on a block of lanes. */
    private ParameterRows rows(int lanes) {
        return closed()
                ? new ClosedFormRows(prior, units, lanes)
                : new WeakFormRows(prior.system().orElseThrow(), units, lanes);
    }

    private boolean closed() {
        return prior.form() == Prior.Form.CLOSED;
    }

    private Normalisation scaling() {
        return context.targetScaling();
    }

    @Override
    public boolean streams() {
        return true;
    }

    @Override
    public DecoderSession open(DecoderBlock block, ParameterAccess parameters) {
        RawSpread spread = spreads ? new RawSpread(parameters, block.lanes()) : null;
        boolean weak = config.uses(Source.WEAK_FORM);
        EstimateParameters learned = new EstimateParameters(estimates(), parameters, block.lanes());
        ParameterTrack track =
                new ParameterTrack(
                        block,
                        new ParameterBounds(prior.parameters()),
                        units,
                        learned,
                        weak ? rows(block.lanes()) : null,
                        config.refine() > 0 ? stretch(block.lanes()) : null);
        StateObserver observer =
                observes()
                        ? new StateObserver(
                                states(),
                                block.lanes(),
                                parameters.values(GAIN),
                                block.steps(),
                                block.training())
                        : null;
        return new PhysicsSession(
                block,
                scaling(),
                weak || !closed(),
                track,
                observer,
                new PriorPrediction(prior, block, units),
                root.open(block),
                root.residual(block),
                new PhysicsSession.Layout(states(), units.parameters(), root.parameters()),
                spread,
                () -> {
                    learned.addGradients();
                    if (observer != null) {
                        parameters.addGradient(GAIN, observer.gainGradient());
                    }
                    if (spread != null) {
                        spread.addGradient(parameters);
                    }
                });
    }
}
