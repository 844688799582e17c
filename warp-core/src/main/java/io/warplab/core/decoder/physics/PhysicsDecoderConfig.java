package io.warplab.core.decoder.physics;

import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;
import io.warplab.api.lanes.Activation;
import io.warplab.core.decoder.physics.kalman.KalmanConfig;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings of the physics decoder.
 *
 * @param prior prior and its settings
 * @param parameters where the physical parameters come from
 * @param refine steps of a stretch of motion that refines the estimate of weak-form
 * @param observer whether a prior that steps starts from a filtered state
 * @param residual bound of a learned correction of the prediction, in scaled units
 * @param residualPenalty factor on the mean square of that correction in the loss
 * @param width neurons of a hidden layer of the root network
 * @param hiddenLayers hidden layers of the root network
 * @param activation of the root network
 * @param kalman settings of the source kalman
 */
public record PhysicsDecoderConfig(
        @Doc(
                        "prior: a map with its name and settings, such as {name: ode, system: damped-pendulum}")
                Map<String, Object> prior,
        @Doc(
                        "sources of the physical parameters, summed before their bounds: root (root network of the hidden"
                                + " state), weak-form (least squares on the observed motion, streaming), kalman (filter and fit of the whole motion, of which"
                                + " channels may show only some states); empty: one learned value for all sequences")
                List<Source> parameters,
        @Doc(
                        value =
                                "with weak-form: whenever this many steps have been observed, one Gauss-Newton step of the"
                                        + " least-squares fit of the whole stretch refines its estimate; at most the context;"
                                        + " 0: never",
                        unit = "steps",
                        range = "0 or >= 3")
                int refine,
        @Doc(
                        "for priors of form step: over the context, start from prediction + gain (measurement -"
                                + " prediction) with a learned gain, instead of from the measurement itself")
                boolean observer,
        @Doc(
                        value =
                                "bound of a learned correction added to the prediction, scaled units; 0: pure physics",
                        range = ">= 0")
                double residual,
        @Doc(
                        value =
                                "factor on the mean square of that correction in the loss, so that physics explains first",
                        range = ">= 0")
                double residualPenalty,
        @Doc(value = "neurons of a hidden layer of the root network", range = ">= 1") int width,
        @Doc(value = "hidden layers of the root network; 0: linear", range = ">= 0")
                int hiddenLayers,
        @Doc("relu, tanh, swish or sin") Activation activation,
        @Doc("settings of the source kalman") KalmanConfig kalman) {
    /** Where physical parameters come from. */
    public enum Source {
        /** The root network of the hidden state: the paper's way. */
        ROOT,
        /**
         * Regularised least squares on the observed steps: on the weak form of the equations, or on
         * a closed form linearised at its default parameters.
         */
        WEAK_FORM,
        /**
         * A Kalman filter and smoother of the channels, which also finds the states that none of
         * them shows.
         */
        KALMAN
    }

    public PhysicsDecoderConfig() {
        this(
                Map.of(),
                List.of(Source.ROOT),
                0,
                true,
                0,
                0.1,
                8,
                1,
                Activation.TANH,
                new KalmanConfig());
    }

    public PhysicsDecoderConfig {
        Problems problems = new Problems();
        problems.require(
                prior != null && (prior.isEmpty() || prior.containsKey("name")),
                "prior",
                "expected a map with a name, got " + prior);
        problems.require(
                parameters == null || parameters.stream().allMatch(s -> s != null),
                "parameters",
                "expected some of root, weak-form, kalman, got " + parameters);
        problems.require(
                parameters == null || parameters.stream().distinct().count() == parameters.size(),
                "parameters",
                "names a source twice: " + parameters);
        problems.require(
                refine == 0 || refine >= 3, "refine", "expected 0 or at least 3, got " + refine);
        problems.require(
                refine == 0 || parameters != null && parameters.contains(Source.WEAK_FORM),
                "refine",
                "refines the estimate of weak-form, which parameters does not name");
        problems.require(
                parameters == null
                        || !parameters.contains(Source.KALMAN)
                        || !parameters.contains(Source.WEAK_FORM),
                "parameters",
                "weak-form and kalman both estimate from the observed motion; expected one of them");
        problems.require(
                residual >= 0 && Double.isFinite(residual),
                "residual",
                "expected at least 0, got " + residual);
        problems.require(
                residualPenalty >= 0 && Double.isFinite(residualPenalty),
                "residual-penalty",
                "expected at least 0, got " + residualPenalty);
        problems.require(width >= 1, "width", "expected at least 1, got " + width);
        problems.require(
                hiddenLayers >= 0, "hidden-layers", "expected at least 0, got " + hiddenLayers);
        problems.require(activation != null, "activation", "expected relu, tanh, swish or sin");
        problems.throwIfAny("bad-decoder", "");
        // Unlike Map.copyOf: in the order given, and a setting may be absent.
        prior = Collections.unmodifiableMap(new LinkedHashMap<>(prior));
        kalman = kalman == null ? new KalmanConfig() : kalman;
        parameters = parameters == null ? List.of() : List.copyOf(parameters);
    }

    /** Whether a source is used. */
    boolean uses(Source source) {
        return parameters.contains(source);
    }
}
