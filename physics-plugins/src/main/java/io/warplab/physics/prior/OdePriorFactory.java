package io.warplab.physics.prior;

import io.warplab.api.error.Problems;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Prior;
import io.warplab.api.physics.PriorContext;
import io.warplab.api.physics.PriorFactory;
import io.warplab.api.physics.Quantity;
import io.warplab.api.spi.ComponentInfo;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The prior {@code ode}: any dynamical system, any {@link FixedStepMethod}.
 *
 * <p><b>Stiff systems.</b> A system is stiff when its fastest motion is much faster than what the
 * data shows: many grid points of a heat equation, the gates of a nerve cell, fast chemical
 * reactions. All methods here are explicit, so the step, not the accuracy, is then dictated by that
 * fastest motion; too long a step shows as a loss that is not finite in the first iterations. In
 * this order:
 *
 * <ol>
 *   <li>Raise {@code substeps} until the time step over substeps is within the method's stability
 *       limit. For the heat equation with n points the fastest rate is 4 alpha (n + 1)^2; for
 *       Hodgkin-Huxley about 36 per ms in a spike, hence at least 13 steps of rk4 per ms. Narrower
 *       {@code bounds} help too: the limit must hold at the fastest parameters within them.
 *   <li>Take a coarser grid, or replace the fast variable by its equilibrium (quasi steady state),
 *       in a system of your own.
 *   <li>Where the fast part is linear and known, write a {@link Prior} of your own that solves that
 *       part in closed form.
 * </ol>
 *
 * <p>There is no implicit method. Beyond some hundred substeps per time step this prior is the
 * wrong tool for the system.
 */
public final class OdePriorFactory implements PriorFactory<OdePriorConfig> {
    @Override
    public String name() {
        return "ode";
    }

    @Override
    public Class<OdePriorConfig> configType() {
        return OdePriorConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "any dynamical system, integrated by a fixed-step method (explicit: stiff systems need substeps)",
                "Hipparchus ODE; E. Hairer, S. Norsett, G. Wanner, Solving Ordinary Differential Equations I, 1993");
    }

    @Override
    public Prior create(OdePriorConfig config, PriorContext context) {
        DynamicalSystem system = context.system(config.system());
        List<Quantity> known = system.manifest().parameters();
        Problems problems = new Problems();
        for (String name : config.bounds().keySet()) {
            problems.require(
                    known.stream().anyMatch(q -> q.name().equals(name)),
                    "bounds." + name,
                    "system '"
                            + config.system()
                            + "' has no such parameter; it has "
                            + String.join(", ", known.stream().map(Quantity::name).toList()));
        }
        problems.throwIfAny("unknown-parameter", "");
        List<Quantity> parameters =
                known.stream()
                        .map(
                                q -> {
                                    List<Double> b = config.bounds().get(q.name());
                                    Quantity own = inUnitOf(config, system, q);
                                    return b == null
                                            ? own
                                            : own.within(b.get(0), b.get(1), b.get(2));
                                })
                        .toList();
        return new OdePrior(system, config, parameters);
    }

    /** A parameter with the run's unit of time in place of the system's: 1/s becomes 1/year. */
    private static Quantity inUnitOf(OdePriorConfig config, DynamicalSystem system, Quantity q) {
        if (config.timeUnit().isEmpty() || system.manifest().timeUnit().isEmpty()) {
            return q;
        }
        String word = "\\b" + Pattern.quote(system.manifest().timeUnit()) + "\\b";
        String unit = q.unit().replaceAll(word, Matcher.quoteReplacement(config.timeUnit()));
        return new Quantity(q.name(), q.symbol(), unit, q.lower(), q.upper(), q.initial());
    }
}
