package io.warplab.physics.prior;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Prior;
import io.warplab.api.physics.PriorContext;
import io.warplab.api.physics.PriorFactory;
import io.warplab.api.physics.SystemReading;
import io.warplab.api.spi.ComponentInfo;

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
        return new OdePrior(
                system,
                config,
                SystemReading.of(system, config.timeUnit(), config.bounds()).parameters());
    }
}
