package io.warplab.physics.electronics;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.LyapunovExponent;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import io.warplab.api.physics.Term;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * Chua's circuit without dimensions: x' = alpha (y - x - f(x)), y' = x - y + z, z' = -beta y, where
 * x and y are voltages and z a current. The resistor f(x) = m1 x + (m0 - m1) (|x + 1| - |x - 1|) /
 * 2 has the slope m0 within |x| < 1 and m1 outside. Its kinks at +-1 are those of the literature:
 * {@code abs} keeps the field continuous and free of branches, and its derivative is right
 * everywhere but exactly at the kinks, where it is that of one side.
 */
public final class ChuaCircuit implements DynamicalSystem {
    private static final SystemManifest MANIFEST =
            new SystemManifest(
                            "chua",
                            "x' = alpha (y - x - f(x)), y' = x - y + z, z' = -beta y, f piecewise linear with"
                                    + " slopes m0 inside and m1 outside |x| < 1",
                            List.of(
                                    Quantity.unbounded("x", "x", "", 0.7),
                                    Quantity.unbounded("y", "y", "", 0),
                                    Quantity.unbounded("z", "z", "", 0)),
                            List.of(
                                    new Quantity("alpha", "α", "", 0.1, 50, 9),
                                    new Quantity("beta", "β", "", 0.1, 100, 100.0 / 7),
                                    new Quantity("inner-slope", "m₀", "", -3, 0, -8.0 / 7),
                                    new Quantity("outer-slope", "m₁", "", -3, 0, -5.0 / 7)),
                            "",
                            2.5,
                            List.of(),
                            "T. Matsumoto, A chaotic attractor from Chua's circuit, IEEE Transactions on Circuits"
                                    + " and Systems 31, 1984",
                            Optional.of(
                                    new LyapunovExponent(
                                            0.3271,
                                            "J. C. Sprott, Chaos and Time-Series Analysis, 2003, appendix A")))
                    .withTerms(
                            new Term(
                                    "resistor",
                                    "- alpha f(x)",
                                    Map.of("inner-slope", 0.0, "outer-slope", 0.0)),
                            Term.scaledBy("beta", "inductor", "- beta y"));

    @Override
    public SystemManifest manifest() {
        return MANIFEST;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] state, T[] parameters) {
        T x = state[0];
        T inside = x.add(1).abs().subtract(x.subtract(1).abs()).multiply(0.5);
        T slopes = parameters[2].subtract(parameters[3]);
        T resistor = parameters[3].multiply(x).add(slopes.multiply(inside));
        T[] dx = MathArrays.buildArray(time.getField(), 3);
        dx[0] = parameters[0].multiply(state[1].subtract(x).subtract(resistor));
        dx[1] = x.subtract(state[1]).add(state[2]);
        dx[2] = parameters[1].multiply(state[1]).negate();
        return dx;
    }
}
