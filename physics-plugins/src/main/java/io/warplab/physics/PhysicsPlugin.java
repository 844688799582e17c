package io.warplab.physics;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.PriorFactory;
import io.warplab.api.spi.WarpPlugin;
import io.warplab.physics.celestial.KeplerTwoBody;
import io.warplab.physics.chemistry.Brusselator;
import io.warplab.physics.chemistry.GlycolyticOscillator;
import io.warplab.physics.chemistry.Roessler;
import io.warplab.physics.ecology.LotkaVolterra;
import io.warplab.physics.ecology.RosenzweigMacArthur;
import io.warplab.physics.electronics.ChuaCircuit;
import io.warplab.physics.electronics.RlcCircuit;
import io.warplab.physics.electronics.VanDerPol;
import io.warplab.physics.epidemiology.Seir;
import io.warplab.physics.epidemiology.Sir;
import io.warplab.physics.heat.HeatEquation;
import io.warplab.physics.mechanics.CoupledOscillators;
import io.warplab.physics.mechanics.DampedPendulum;
import io.warplab.physics.mechanics.DoublePendulum;
import io.warplab.physics.mechanics.DrivenMassSpringDamper;
import io.warplab.physics.mechanics.DrivenPendulum;
import io.warplab.physics.mechanics.Duffing;
import io.warplab.physics.mechanics.MassSpringDamper;
import io.warplab.physics.mechanics.Pendulum;
import io.warplab.physics.mechanics.PendulumOnCart;
import io.warplab.physics.meteorology.Lorenz63;
import io.warplab.physics.meteorology.Lorenz96;
import io.warplab.physics.neuroscience.FitzHughNagumo;
import io.warplab.physics.neuroscience.HodgkinHuxley;
import io.warplab.physics.prior.OdePriorFactory;
import io.warplab.physics.prior.SinePriorFactory;
import io.warplab.physics.process.CascadedTanks;
import io.warplab.physics.robotics.PlanarQuadrotor;
import io.warplab.physics.synchronisation.Kuramoto;
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
    public int apiVersion() {
        return API_VERSION;
    }

    @Override
    public List<DynamicalSystem> systems() {
        return List.of(
                new Pendulum(),
                new DampedPendulum(),
                new DrivenPendulum(),
                new PendulumOnCart(),
                new DoublePendulum(),
                new MassSpringDamper(),
                new DrivenMassSpringDamper(),
                new CoupledOscillators(),
                new Duffing(),
                new LotkaVolterra(),
                new RosenzweigMacArthur(),
                new Sir(),
                new Seir(),
                new Lorenz63(),
                new Lorenz96(),
                new Brusselator(),
                new GlycolyticOscillator(),
                new Roessler(),
                new FitzHughNagumo(),
                new HodgkinHuxley(),
                new VanDerPol(),
                new ChuaCircuit(),
                new RlcCircuit(),
                new KeplerTwoBody(),
                new PlanarQuadrotor(),
                new CascadedTanks(),
                new Kuramoto(),
                new HeatEquation());
    }

    @Override
    public List<PriorFactory<?>> priors() {
        return List.of(new OdePriorFactory(), new SinePriorFactory());
    }
}
