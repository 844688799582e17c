package io.warplab.physics.prior;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import java.util.List;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/** x' = -rate x, the test equation of linear stability. */
final class Decay implements DynamicalSystem {
    @Override
    public SystemManifest manifest() {
        return new SystemManifest(
                "decay",
                "x' = -rate x",
                List.of(Quantity.unbounded("x", "x", "", 1)),
                List.of(new Quantity("rate", "λ", "1/s", 0, 100, 1)),
                "s",
                1,
                List.of(),
                "G. Dahlquist, BIT 3, 1963");
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] state, T[] parameters) {
        T[] dx = MathArrays.buildArray(time.getField(), 1);
        dx[0] = parameters[0].multiply(state[0]).negate();
        return dx;
    }
}
