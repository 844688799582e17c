package io.warplab.core.decoder.physics;

import io.warplab.api.data.Channel;
import io.warplab.api.decoder.Decoder;
import io.warplab.api.error.DidYouMean;
import io.warplab.api.error.Problems;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.Task;
import io.warplab.api.physics.Prior;
import io.warplab.api.physics.Quantity;
import io.warplab.core.decoder.physics.kalman.Belief;
import io.warplab.core.decoder.physics.kalman.KalmanConfig;
import io.warplab.core.decoder.physics.kalman.MotionModel;
import io.warplab.core.decoder.physics.kalman.SensorConfig;
import io.warplab.core.decoder.physics.kalman.Sensors;
import io.warplab.core.decoder.physics.kalman.Unknowns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Puts a run's channels, a prior and the settings of {@code kalman} together. */
final class KalmanDecoderBuilder {
    private final PhysicsDecoderConfig config;
    private final KalmanConfig settings;
    private final Prior prior;
    private final ModelContext context;
    private final List<String> states;
    private final List<String> channels;

    /** Names of all input channels: the predicted ones, then those that are known. */
    private final List<String> inputs;

    KalmanDecoderBuilder(PhysicsDecoderConfig config, Prior prior, ModelContext context) {
        this.config = config;
        settings = config.kalman();
        this.prior = prior;
        this.context = context;
        states = prior.states().stream().map(Quantity::name).toList();
        channels = context.targets().stream().map(Channel::name).toList();
        inputs = context.inputs().stream().map(Channel::name).toList();
    }

    /**
     * @param timeFactor prior's units of time per unit of the data's clock
     * @param spreads whether raw spreads follow the means (Gaussian head)
     * @throws io.warplab.api.error.WarpException when they do not fit together
     */
    Decoder build(double timeFactor, boolean spreads) {
        check();
        List<Sensors.Sensor> all = new ArrayList<>();
        double[] start = prior.states().stream().mapToDouble(Quantity::initial).toArray();
        double[] scale = new double[states.size()];
        double[] channelScale = context.targetScaling().scale();
        double observedScale = 0;
        for (int c = 0; c < channels.size(); c++) {
            SensorConfig sensor =
                    settings.sensors().getOrDefault(channels.get(c), new SensorConfig(null, null));
            int s = states.indexOf(stateOf(c));
            all.add(new Sensors.Sensor(context.targets().get(c), s, sensor, channelScale[c]));
            double gain = middle(sensor.scale());
            scale[s] = channelScale[c] / Math.abs(gain);
            start[s] = (context.targetScaling().offset()[c] - middle(sensor.offset())) / gain;
            observedScale += scale[s] / channels.size();
        }
        for (int s = 0; s < scale.length; s++) {
            if (scale[s] == 0) {
                scale[s] = hiddenScale(prior.states().get(s), observedScale);
            }
        }
        Sensors sensors = new Sensors(all);
        Unknowns unknowns =
                new Unknowns(prior.states(), scale, prior.parameters(), sensors.settings());
        return new KalmanDecoder(
                config,
                context,
                MotionModel.of(prior, unknowns, sensors, settings, timeFactor),
                Belief.wide(unknowns, start, channels.size()),
                spreads,
                prior.inputs().stream().mapToInt(q -> inputs.indexOf(q.name())).toArray());
    }

    private static double middle(List<Double> range) {
        return range.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /**
     * How large a state may be that no channel shows: its typical value, or, where that is zero,
     * how fast what is seen turns over in the system's characteristic time.
     */
    private double hiddenScale(Quantity state, double observedScale) {
        if (state.initial() != 0) {
            return Math.abs(state.initial());
        }
        double time =
                prior.system().map(system -> system.manifest().characteristicTime()).orElse(1.0);
        return observedScale * 2 * Math.PI / time;
    }

    /** The state that a channel shows. */
    private String stateOf(int c) {
        if (settings.observes().isEmpty()) {
            return channels.size() == states.size() ? states.get(c) : channels.get(c);
        }
        return settings.observes().entrySet().stream()
                .filter(e -> e.getValue().equals(channels.get(c)))
                .map(e -> e.getKey())
                .findFirst()
                .orElse("");
    }

    private void check() {
        Problems problems = new Problems();
        problems.require(
                context.task().kind() == Task.Kind.FORECAST,
                "task.kind",
                "kalman predicts ahead of what it has seen; expected forecast");
        problems.require(
                prior.form() == Prior.Form.STEP,
                "decoder.prior.form",
                "kalman solves the motion step by step; expected step");
        checkInputs(problems);
        problems.require(
                settings.window() <= context.task().context(),
                "decoder.kalman.window",
                "expected at most the context of "
                        + context.task().context()
                        + " steps, got "
                        + settings.window());
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
        for (int c = 0; c < channels.size(); c++) {
            problems.require(
                    states.contains(stateOf(c)),
                    "decoder.kalman.observes",
                    "does not say which state channel '"
                            + channels.get(c)
                            + "' shows; the states are "
                            + String.join(", ", states));
        }
        known(problems, "observes", settings.observes().keySet(), "state", states);
        known(problems, "observes", settings.observes().values(), "channel", channels);
        known(problems, "sensors", settings.sensors().keySet(), "channel", channels);
        known(
                problems,
                "drift",
                settings.drift().keySet(),
                "parameter",
                prior.parameters().stream().map(Quantity::name).toList());
        problems.throwIfAny(
                "prior-does-not-fit",
                "Say which state a channel shows as in kalman: {observes: {"
                        + states.get(0)
                        + ": "
                        + channels.get(0)
                        + "}}; list targets first among the inputs; 'warp plugins show SYSTEM' lists"
                        + " states and inputs.");
    }

    private void checkInputs(Problems problems) {
        List<String> driving = prior.inputs().stream().map(Quantity::name).toList();
        boolean leading =
                inputs.size() >= channels.size()
                        && inputs.subList(0, channels.size()).equals(channels);
        problems.require(
                leading,
                "data",
                "a forecast feeds its predictions back; expected the targets "
                        + channels
                        + " first among the inputs, got "
                        + inputs);
        List<String> known = leading ? inputs.subList(channels.size(), inputs.size()) : inputs;
        problems.require(
                known.containsAll(driving) && driving.containsAll(known),
                "data.inputs",
                "expected the prior's inputs "
                        + driving
                        + " as further channels after the targets, got "
                        + known);
    }

    private static void known(
            Problems problems,
            String setting,
            Collection<String> names,
            String kind,
            List<String> known) {
        for (String name : names) {
            problems.require(
                    known.contains(name),
                    "decoder.kalman." + setting,
                    "there is no "
                            + kind
                            + " '"
                            + name
                            + "'."
                            + DidYouMean.hint(name, known)
                            + " There are "
                            + String.join(", ", known));
        }
    }
}
