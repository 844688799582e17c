package io.warplab.baselines.leastsquares;

import io.warplab.api.data.Channel;
import io.warplab.api.error.Problems;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.physics.DrivenSystem;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemReading;
import io.warplab.api.physics.TimeUnits;
import io.warplab.api.spi.ComponentInfo;
import io.warplab.baselines.sequence.KnownInputs;
import io.warplab.baselines.sequence.TaskChecks;
import java.util.List;
import java.util.Set;

/** Makes {@code least-squares}. */
public final class LeastSquaresFactory implements BaselineFactory<LeastSquaresConfig> {
    @Override
    public String name() {
        return "least-squares";
    }

    @Override
    public Class<LeastSquaresConfig> configType() {
        return LeastSquaresConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "Identifies a dynamical system for every sequence by nonlinear least squares over its context, and"
                        + " integrates it on.",
                "L. Ljung, System Identification, 2nd ed., 1999, ch. 7 and 10; More, The Levenberg-Marquardt"
                        + " algorithm, LNM 630 (1978)");
    }

    @Override
    public TrainableModel create(LeastSquaresConfig config, ModelContext context) {
        TaskChecks.require(context, name(), Set.of(Task.Kind.FORECAST));
        if (config.system().isEmpty()) {
            throw WarpException.user(
                    "no-system",
                    "model " + context.name() + ": expected the name of a system to identify",
                    "Set 'system'; 'warp plugins' lists the systems that there are.");
        }
        SystemReading reading =
                SystemReading.of(
                        context.system(config.system()), config.timeUnit(), config.bounds());
        check(reading, context);
        double timeFactor = TimeUnits.factor(context.timeUnit(), reading.timeUnit());
        return new LeastSquaresModel(
                config,
                context,
                reading.parameters(),
                new Flow(
                        reading.system(),
                        channels(reading.system(), context),
                        timeFactor,
                        config.substeps()));
    }

    /** Which input channel each input of the system is; empty for one that is left to itself. */
    private static int[] channels(DynamicalSystem system, ModelContext context) {
        List<String> names = context.inputs().stream().map(Channel::name).toList();
        return KnownInputs.count(context) == 0
                ? new int[0]
                : inputs(system).stream().mapToInt(names::lastIndexOf).toArray();
    }

    private static List<String> inputs(DynamicalSystem system) {
        return system instanceof DrivenSystem driven
                ? driven.inputs().stream().map(Quantity::name).toList()
                : List.of();
    }

    private void check(SystemReading reading, ModelContext context) {
        List<Quantity> states = reading.system().manifest().states();
        Problems problems = new Problems();
        problems.require(
                context.targets().size() == states.size(),
                "system",
                "it has "
                        + states.size()
                        + " states ("
                        + String.join(", ", states.stream().map(Quantity::name).toList())
                        + "), the data "
                        + context.targets().size()
                        + " channels to forecast");
        List<String> known = KnownInputs.of(context).stream().map(Channel::name).toList();
        List<String> driving = inputs(reading.system());
        // A driven system of which no input was measured is left at rest.
        problems.require(
                known.isEmpty() || known.containsAll(driving) && driving.containsAll(known),
                "system",
                "it has the inputs " + driving + ", the data the known inputs " + known);
        problems.require(
                !reading.parameters().isEmpty(), "system", "it has no parameters to identify");
        for (Quantity q : reading.parameters()) {
            problems.require(
                    Double.isFinite(q.lower()) && Double.isFinite(q.upper()),
                    "bounds." + q.name(),
                    "expected finite bounds to identify a parameter within, got ["
                            + q.lower()
                            + ", "
                            + q.upper()
                            + "]");
        }
        problems.throwIfAny(
                "system-does-not-fit",
                "Choose channels in the order of the system's states, then the system's inputs by name, or"
                        + " another system.");
    }
}
