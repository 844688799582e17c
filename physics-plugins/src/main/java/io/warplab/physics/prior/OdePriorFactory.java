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

/** The prior {@code ode}: any dynamical system, any fixed-step method. */
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
                "any dynamical system, integrated by a fixed-step Runge-Kutta method",
                "Hipparchus ODE; E. Hairer, S. Norsett, G. Wanner, Solving Ordinary Differential Equations I");
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
        if (config.timeUnit().isEmpty()) {
            return q;
        }
        String word = "\\b" + Pattern.quote(system.manifest().timeUnit()) + "\\b";
        String unit = q.unit().replaceAll(word, Matcher.quoteReplacement(config.timeUnit()));
        return new Quantity(q.name(), q.symbol(), unit, q.lower(), q.upper(), q.initial());
    }
}
