package io.warplab.physics.prior;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Prior;
import io.warplab.api.physics.PriorFactory;
import io.warplab.physics.PhysicsPlugin;
import io.warplab.testkit.PriorContract;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;

/** The contract for every method, and for every system with the default one. */
class OdePriorContractTest {
    abstract static class Ode extends PriorContract<OdePriorConfig> {
        private final OdePriorConfig config;
        private final int order;

        Ode(String system, FixedStepMethod method, int substeps, Prior.Form form, int order) {
            config = new OdePriorConfig(system, method, substeps, form, "", Map.of());
            this.order = order;
        }

        @Override
        protected PriorFactory<OdePriorConfig> factory() {
            return new OdePriorFactory();
        }

        @Override
        protected OdePriorConfig config() {
            return config;
        }

        @Override
        protected DynamicalSystem system(String name) {
            List<DynamicalSystem> systems = new PhysicsPlugin().systems();
            return systems.stream()
                    .filter(s -> s.manifest().name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        protected OptionalInt order() {
            return OptionalInt.of(order);
        }
    }

    @Nested
    class Euler extends Ode {
        Euler() {
            super("damped-pendulum", FixedStepMethod.EULER, 8, Prior.Form.STEP, 1);
        }
    }

    @Nested
    class Midpoint extends Ode {
        Midpoint() {
            super("damped-pendulum", FixedStepMethod.MIDPOINT, 1, Prior.Form.STEP, 2);
        }
    }

    @Nested
    class Rk4 extends Ode {
        Rk4() {
            super("damped-pendulum", FixedStepMethod.RK4, 1, Prior.Form.STEP, 4);
        }
    }

    @Nested
    class Luther extends Ode {
        Luther() {
            super("damped-pendulum", FixedStepMethod.LUTHER, 1, Prior.Form.STEP, 6);
        }
    }

    @Nested
    class VelocityVerlet extends Ode {
        VelocityVerlet() {
            super("pendulum", FixedStepMethod.VELOCITY_VERLET, 1, Prior.Form.STEP, 2);
        }
    }

    @Nested
    class Yoshida4 extends Ode {
        Yoshida4() {
            super("pendulum", FixedStepMethod.YOSHIDA4, 1, Prior.Form.STEP, 4);
        }
    }

    @Nested
    class MassSpringDamper extends Ode {
        MassSpringDamper() {
            super("mass-spring-damper", FixedStepMethod.RK4, 2, Prior.Form.ORIGIN, 4);
        }
    }

    @Nested
    class LotkaVolterra extends Ode {
        LotkaVolterra() {
            super("lotka-volterra", FixedStepMethod.RK4, 1, Prior.Form.ORIGIN, 4);
        }
    }
}
