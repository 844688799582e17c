package io.warplab.physics;

import io.warplab.api.physics.SeparableSystem;
import io.warplab.testkit.SeparableSystemContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every system of the plug-in that symplectic methods take, under its contract. */
@ParameterizedClass(name = "{0}")
@MethodSource("systems")
class SeparableSystemsContractTest extends SeparableSystemContract {
    private final SeparableSystem system;

    SeparableSystemsContractTest(SeparableSystem system) {
        this.system = system;
    }

    static Stream<Named<SeparableSystem>> systems() {
        return new PhysicsPlugin()
                .systems().stream()
                        .filter(SeparableSystem.class::isInstance)
                        .map(SeparableSystem.class::cast)
                        .map(s -> Named.of(s.manifest().name(), s));
    }

    @Override
    protected SeparableSystem system() {
        return system;
    }
}
