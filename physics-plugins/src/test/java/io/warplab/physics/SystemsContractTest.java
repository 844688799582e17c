package io.warplab.physics;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.SeparableSystem;
import io.warplab.testkit.DynamicalSystemContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every system of the plug-in under the contract of its kind; here those without a narrower one.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("systems")
class SystemsContractTest extends DynamicalSystemContract {
    private final DynamicalSystem system;

    SystemsContractTest(DynamicalSystem system) {
        this.system = system;
    }

    static Stream<Named<DynamicalSystem>> systems() {
        return new PhysicsPlugin()
                .systems().stream()
                        .filter(s -> !(s instanceof SeparableSystem))
                        .map(s -> Named.of(s.manifest().name(), s));
    }

    @Override
    protected DynamicalSystem system() {
        return system;
    }
}
