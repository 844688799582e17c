package io.warplab.physics.electronics;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import io.warplab.api.physics.Term;
import java.util.List;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * An oscillator whose damping turns negative at small amplitude: x'' = mu omega0 (1 - x^2) x' -
 * omega0^2 x. The signal is in units of half its amplitude (the limit cycle swings to about 2).
 * Stiff for mu well above 10.
 */
public final class VanDerPol implements DynamicalSystem {
    private static final SystemManifest MANIFEST =
            new SystemManifest(
                            "van-der-pol",
                            "x'' = mu omega0 (1 - x²) x' - omega0² x",
                            List.of(
                                    Quantity.unbounded("signal", "x", "", 2),
                                    Quantity.unbounded("rate", "v", "1/s", 0)),
                            List.of(
                                    new Quantity("mu", "μ", "", 0, 20, 1),
                                    new Quantity("omega0", "ω₀", "1/s", 0.01, 100, 1)),
                            "s",
                            6.663,
                            List.of(),
                            "B. van der Pol, On relaxation-oscillations, Philosophical Magazine 2, 1926")
                    .withTerms(Term.scaledBy("mu", "damping", "mu omega0 (1 - x²) x'"));

    @Override
    public SystemManifest manifest() {
        return MANIFEST;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] state, T[] parameters) {
        T damping = state[0].square().negate().add(1).multiply(parameters[0]);
        T[] dx = MathArrays.buildArray(time.getField(), 2);
        dx[0] = state[1];
        dx[1] =
                damping.multiply(state[1])
                        .subtract(parameters[1].multiply(state[0]))
                        .multiply(parameters[1]);
        return dx;
    }
}
