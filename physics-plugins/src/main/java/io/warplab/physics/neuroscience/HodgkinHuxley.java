package io.warplab.physics.neuroscience;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import io.warplab.api.physics.Term;
import java.util.List;
import java.util.Map;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * The squid's giant axon, in today's sign (inside against outside, resting near -65 mV): C V' = I -
 * gNa m^3 h (V - ENa) - gK n^4 (V - EK) - gL (V - EL), and each gate x' = phi (alpha_x(V) (1 - x) -
 * beta_x(V) x).
 *
 * <p>The potential tells conductances and current over the capacitance only (their numbers are
 * those per cm^2 at 1 uF/cm^2). EL and I enter through gL EL + I alone, so EL stays at its
 * literature value. phi is the temperature's factor on the rates, 3^((T - 6.3 C) / 10 C).
 *
 * <p>The rates alpha_m and alpha_n have the form x / (1 - exp(-x)), which is 0/0 at a potential of
 * -40 and -55 mV: see {@link #exprel}. Stiff: about 36 per ms in a spike.
 */
public final class HodgkinHuxley implements DynamicalSystem {
    /** Reversal potential of the leak, mV. */
    private static final double LEAK_REVERSAL = -54.387;

    /** Width of the rounding in {@link #exprel}. */
    private static final double ROUNDING = 1e-4;

    private static final SystemManifest MANIFEST =
            new SystemManifest(
                            "hodgkin-huxley",
                            "V' = (I - gNa m³h (V - ENa) - gK n⁴ (V - EK) - gL (V - EL))/C, gates n, m, h",
                            List.of(
                                    Quantity.unbounded("potential", "V", "mV", -65),
                                    new Quantity("potassium-gate", "n", "", 0, 1, 0.3177),
                                    new Quantity("sodium-gate", "m", "", 0, 1, 0.0529),
                                    new Quantity("sodium-inactivation", "h", "", 0, 1, 0.5961)),
                            List.of(
                                    new Quantity(
                                            "sodium-conductance-over-c",
                                            "g_Na/C",
                                            "1/ms",
                                            0,
                                            400,
                                            120),
                                    new Quantity(
                                            "potassium-conductance-over-c",
                                            "g_K/C",
                                            "1/ms",
                                            0,
                                            120,
                                            36),
                                    new Quantity(
                                            "leak-conductance-over-c", "g_L/C", "1/ms", 0, 3, 0.3),
                                    new Quantity("sodium-reversal", "E_Na", "mV", 20, 80, 50),
                                    new Quantity("potassium-reversal", "E_K", "mV", -110, -60, -77),
                                    new Quantity("current-over-c", "I/C", "mV/ms", -20, 100, 10),
                                    new Quantity("rate-factor", "φ", "", 0.1, 5, 1)),
                            "ms",
                            14.6,
                            List.of(),
                            "A. L. Hodgkin, A. F. Huxley, A quantitative description of membrane current and its"
                                    + " application to conduction and excitation in nerve, Journal of Physiology"
                                    + " 117, 1952")
                    .withTerms(
                            new Term(
                                    "sodium-current",
                                    "- gNa m³h (V - ENa)",
                                    Map.of(
                                            "sodium-conductance-over-c",
                                            0.0,
                                            "sodium-reversal",
                                            50.0)),
                            new Term(
                                    "potassium-current",
                                    "- gK n⁴ (V - EK)",
                                    Map.of(
                                            "potassium-conductance-over-c",
                                            0.0,
                                            "potassium-reversal",
                                            -77.0)),
                            Term.scaledBy("leak-conductance-over-c", "leak", "- gL (V - EL)"),
                            Term.scaledBy("current-over-c", "current", "I"));

    @Override
    public SystemManifest manifest() {
        return MANIFEST;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] state, T[] parameters) {
        T v = state[0];
        T n = state[1];
        T m = state[2];
        T h = state[3];
        T sodium =
                parameters[0]
                        .multiply(m.square().multiply(m).multiply(h))
                        .multiply(v.subtract(parameters[3]));
        T potassium =
                parameters[1].multiply(n.square().square()).multiply(v.subtract(parameters[4]));
        T leak = parameters[2].multiply(v.subtract(LEAK_REVERSAL));
        T fromRest = v.add(65);
        T[] dx = MathArrays.buildArray(time.getField(), 4);
        dx[0] = parameters[5].subtract(sodium).subtract(potassium).subtract(leak);
        dx[1] =
                gate(
                        n,
                        exprel(v.add(55).divide(10)).multiply(0.1),
                        fromRest.divide(-80).exp().multiply(0.125),
                        parameters[6]);
        dx[2] =
                gate(
                        m,
                        exprel(v.add(40).divide(10)),
                        fromRest.divide(-18).exp().multiply(4),
                        parameters[6]);
        dx[3] =
                gate(
                        h,
                        fromRest.divide(-20).exp().multiply(0.07),
                        v.add(35).divide(-10).exp().add(1).reciprocal(),
                        parameters[6]);
        return dx;
    }

    private static <T extends CalculusFieldElement<T>> T gate(
            T open, T opening, T closing, T factor) {
        return opening.subtract(opening.add(closing).multiply(open)).multiply(factor);
    }

    /**
     * x / (1 - exp(-x)) = x/2 + y coth(y) with y = |x|/2, where y is rounded to sqrt(x^2/4 + d^2):
     * that is never zero, so neither the value nor the derivative is ever 0/0, and no branch is
     * needed. With d = 1e-4 the value is off by less than d^2 / 2 = 5e-9, the value at x = 0 being
     * 1.
     */
    private static <T extends CalculusFieldElement<T>> T exprel(T x) {
        T half = x.multiply(0.5);
        T y = half.square().add(ROUNDING * ROUNDING).sqrt();
        return half.add(y.divide(y.tanh()));
    }
}
