package io.warplab.core.model;

import io.warplab.api.config.Doc;
import io.warplab.api.config.ModelSize;
import io.warplab.api.error.Problems;
import io.warplab.api.lanes.Activation;
import io.warplab.api.lanes.Precision;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings of a WARP model.
 *
 * @param decoder decoder and its settings
 * @param recurrence recurrence and its settings
 * @param mode how the recurrence is evaluated
 * @param initial where theta_{-1} comes from
 * @param initialHidden hidden sizes of the initial network
 * @param initialActivation its activation
 * @param head point or Gaussian predictions
 * @param standardDeviationFloor smallest predicted standard deviation
 * @param lift what drives the recurrence beside the differences of the inputs
 * @param timeChannel whether the clock drives the recurrence
 * @param weightsLimit bound on every root weight; 0: none
 * @param adapt whether theta goes on adapting to the model's own predictions after the context
 * @param precision of the weights and the lanes
 */
public record WarpConfig(
        @Doc("decoder: a map with its name and settings; see 'warp plugins'")
                Map<String, Object> decoder,
        @Doc("recurrence: a map with its name and settings; see 'warp plugins'")
                Map<String, Object> recurrence,
        @Doc(
                        "auto (the cheapest exact one), recurrent (step by step), convolutional (from the kernel), or"
                                + " chunked (classification alone)")
                ModeChoice mode,
        @Doc("network (a hypernetwork of the first observation) or learned (one constant)")
                Initial initial,
        @Doc(value = "hidden sizes of the initial network; empty: linear", range = ">= 1")
                @ModelSize(fine = true)
                List<Integer> initialHidden,
        @Doc("activation of the initial network: relu, tanh, swish or sin")
                Activation initialActivation,
        @Doc("point or gaussian (mean and standard deviation, trained on the likelihood)")
                HeadKind head,
        @Doc(value = "smallest standard deviation of a gaussian head, scaled units", range = "> 0")
                double standardDeviationFloor,
        @Doc("extra drives: products (running sums of products of states, level-2 signature)")
                List<Lift> lift,
        @Doc("whether the clock tau drives the recurrence as a channel") boolean timeChannel,
        @Doc(
                        value = "every root weight is clipped to +- this at every step; 0: never",
                        range = ">= 0")
                double weightsLimit,
        @Doc(
                        "auto (context with physics, else always), context (theta frozen in free running) or always")
                Adapt adapt,
        @Doc("float32 or float64") Precision precision) {
    /** How the recurrence is evaluated. */
    public enum ModeChoice {
        AUTO,
        RECURRENT,
        CONVOLUTIONAL,
        CHUNKED
    }

    /** Where theta_{-1} comes from. */
    public enum Initial {
        NETWORK,
        LEARNED
    }

    /** What the decoder's output means. */
    public enum HeadKind {
        POINT,
        GAUSSIAN
    }

    /** Drive lifts. */
    public enum Lift {
        PRODUCTS
    }

    /** When theta adapts. */
    public enum Adapt {
        AUTO,
        CONTEXT,
        ALWAYS
    }

    public WarpConfig() {
        this(
                Map.of("name", "mlp"),
                Map.of("name", "dense"),
                ModeChoice.AUTO,
                Initial.NETWORK,
                List.of(32),
                Activation.SWISH,
                HeadKind.POINT,
                1e-4,
                List.of(),
                false,
                0,
                Adapt.AUTO,
                Precision.FLOAT32);
    }

    public WarpConfig {
        Problems problems = new Problems();
        problems.require(
                decoder != null && decoder.containsKey("name"),
                "decoder",
                "expected a map with a name");
        problems.require(
                recurrence != null && recurrence.containsKey("name"),
                "recurrence",
                "expected a map with a name");
        problems.require(
                initialHidden != null && initialHidden.stream().allMatch(n -> n != null && n >= 1),
                "initial-hidden",
                "expected sizes of at least 1, got " + initialHidden);
        problems.require(
                standardDeviationFloor > 0,
                "standard-deviation-floor",
                "expected a positive number, got " + standardDeviationFloor);
        problems.require(
                weightsLimit >= 0, "weights-limit", "expected at least 0, got " + weightsLimit);
        problems.require(
                !(weightsLimit > 0
                        && (mode == ModeChoice.CONVOLUTIONAL || mode == ModeChoice.CHUNKED)),
                "mode",
                "convolutional and chunked are not exact with a weights-limit; use auto or recurrent");
        problems.throwIfAny("bad-model", "");
        decoder = settings(decoder);
        recurrence = settings(recurrence);
        initialHidden = List.copyOf(initialHidden);
        lift = lift == null ? List.of() : List.copyOf(lift);
    }

    /** Unlike Map.copyOf: in the order given; a key without a value is for the part to judge. */
    private static Map<String, Object> settings(Map<String, Object> part) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(part));
    }
}
