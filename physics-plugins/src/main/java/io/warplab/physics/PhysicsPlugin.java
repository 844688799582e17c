package io.warplab.physics;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.PriorFactory;
import io.warplab.api.spi.WarpPlugin;
import io.warplab.physics.ecology.LotkaVolterra;
import io.warplab.physics.mechanics.CoupledOscillators;
import io.warplab.physics.mechanics.DampedPendulum;
import io.warplab.physics.mechanics.DoublePendulum;
import io.warplab.physics.mechanics.DrivenMassSpringDamper;
import io.warplab.physics.mechanics.DrivenPendulum;
import io.warplab.physics.mechanics.Duffing;
import io.warplab.physics.mechanics.MassSpringDamper;
import io.warplab.physics.mechanics.Pendulum;
import io.warplab.physics.prior.OdePriorFactory;
import io.warplab.physics.prior.SinePriorFactory;
import java.util.List;

/** Dynamical systems and priors. */
public final class PhysicsPlugin implements WarpPlugin {
    @Override
    public String name() {
        return "physics";
    }

    @Override
    public String version() {
        String version = PhysicsPlugin.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public List<DynamicalSystem> systems() {
        return List.of(
                new Pendulum(),
                new DampedPendulum(),
                new DrivenPendulum(),
                new DoublePendulum(),
                new MassSpringDamper(),
                new DrivenMassSpringDamper(),
                new CoupledOscillators(),
                new Duffing(),
                new LotkaVolterra());
    }

    @Override
    public List<PriorFactory<?>> priors() {
        return List.of(new OdePriorFactory(), new SinePriorFactory());
    }
}
