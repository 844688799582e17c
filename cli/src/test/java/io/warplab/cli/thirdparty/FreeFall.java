package io.warplab.cli.thirdparty;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import java.util.List;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/** x'' = -g. */
public final class FreeFall implements DynamicalSystem {
    @Override
    public SystemManifest manifest() {
        return new SystemManifest(
                "free-fall",
                "x'' = -g",
                List.of(
                        new Quantity("height", "x", "m", -1e9, 1e9, 0),
                        new Quantity("velocity", "v", "m/s", -1e9, 1e9, 0)),
                List.of(new Quantity("gravity", "g", "m/s^2", 0, 30, 9.81)),
                "s",
                1,
                List.of(),
                "G. Galilei, 1638");
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] state, T[] parameters) {
        T[] rates = MathArrays.buildArray(time.getField(), 2);
        rates[0] = state[1];
        rates[1] = parameters[0].negate();
        return rates;
    }
}
