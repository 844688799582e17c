package io.warplab.core.decoder.physics;

import io.warplab.api.decoder.Decoder;
import io.warplab.api.decoder.DecoderContext;
import io.warplab.api.decoder.DecoderFactory;
import io.warplab.api.error.Problems;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.Task;
import io.warplab.api.physics.Prior;
import io.warplab.api.physics.Quantity;
import io.warplab.api.spi.ComponentInfo;
import io.warplab.core.decoder.physics.PhysicsDecoderConfig.Source;
import java.util.List;

/** The decoder {@code physics}: any prior inside a weight-space recurrent network. */
public final class PhysicsDecoderFactory implements DecoderFactory<PhysicsDecoderConfig> {
    @Override
    public String name() {
        return "physics";
    }

    @Override
    public Class<PhysicsDecoderConfig> configType() {
        return PhysicsDecoderConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "a physical prior whose parameters come from the hidden state or the observed motion",
                "Weight-Space Linear Recurrent Neural Networks, arXiv 2506.01153, section 3.4 (WARP-Phys)");
    }

    @Override
    public Decoder create(PhysicsDecoderConfig config, DecoderContext context) {
        ModelContext model = context.model();
        if (config.prior().isEmpty()) {
            new Problems()
                    .add("decoder.prior", "expected a map with a name and settings, got nothing")
                    .throwIfAny(
                            "no-prior",
                            "Name a prior, such as prior: {name: ode, system: damped-pendulum};"
                                    + " 'warp plugins' lists priors and systems.");
        }
        Prior prior = context.prior(config.prior());
        double timeFactor = TimeUnits.factor(model.timeUnit(), prior.timeUnit());
        boolean spreads = context.outputSize() == 2 * model.targets().size();
        if (config.uses(Source.KALMAN)) {
            return new KalmanDecoderBuilder(config, prior, model).build(timeFactor, spreads);
        }
        check(config, prior, model);
        return new PhysicsDecoder(config, prior, model, timeFactor, spreads);
    }

    private static void check(PhysicsDecoderConfig config, Prior prior, ModelContext model) {
        int states = prior.states().size();
        Task.Kind task = model.task().kind();
        Problems problems = new Problems();
        problems.require(
                task != Task.Kind.CLASSIFICATION,
                "task.kind",
                "a physical prior predicts states, not classes; expected forecast or reconstruction");
        problems.require(
                model.targets().size() == states,
                "decoder.prior",
                "the prior has "
                        + states
                        + " states ("
                        + names(prior.states())
                        + "), the data "
                        + model.targets().size()
                        + " target channels");
        problems.require(
                prior.form() == Prior.Form.CLOSED && !config.uses(Source.WEAK_FORM)
                        || model.inputs().size() == states,
                "decoder.prior",
                "the prior starts from "
                        + states
                        + " states ("
                        + names(prior.states())
                        + "), the data has "
                        + model.inputs().size()
                        + " input channels");
        problems.require(
                prior.inputs().isEmpty(),
                "decoder.parameters",
                "a prior that inputs act on needs the source kalman");
        problems.require(
                prior.form() != Prior.Form.STEP || task != Task.Kind.RECONSTRUCTION,
                "decoder.prior.form",
                "step predicts one step ahead and needs a forecast; expected origin for a"
                        + " reconstruction");
        problems.require(
                !config.uses(Source.WEAK_FORM)
                        || prior.system().isPresent()
                        || prior.form() == Prior.Form.CLOSED,
                "decoder.parameters",
                "weak-form needs a prior that names its dynamical system, or a closed form");
        problems.require(
                config.refine() == 0 || prior.form() == Prior.Form.STEP,
                "decoder.refine",
                "solves the motion step by step; expected a prior of form step");
        problems.require(
                task != Task.Kind.FORECAST || config.refine() <= model.task().context(),
                "decoder.refine",
                "expected at most the context of "
                        + model.task().context()
                        + " steps, got "
                        + config.refine());
        for (Quantity q : prior.parameters()) {
            problems.require(
                    Double.isFinite(q.lower()) && Double.isFinite(q.upper()),
                    "decoder.prior.bounds." + q.name(),
                    "expected finite bounds to infer a parameter within, got ["
                            + q.lower()
                            + ", "
                            + q.upper()
                            + "]");
        }
        problems.throwIfAny(
                "prior-does-not-fit",
                "Choose channels in the order of the prior's states, or another prior or form.");
    }

    private static String names(List<Quantity> quantities) {
        return String.join(", ", quantities.stream().map(Quantity::name).toList());
    }
}
