package io.warplab.physics.mechanics;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Invariant;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import io.warplab.api.physics.Term;
import java.util.List;
import java.util.Map;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * A double pendulum of two rigid arms with viscous friction in both joints. Each angle is that of
 * an arm against the vertical (not against the other arm), counted so that pi hangs down.
 *
 * <p>With arm i of mass m_i, centre of mass at a_i from its joint, moment of inertia I_i about the
 * centre of mass, L the distance of the joints, k_i the friction in joint i, and the moments of
 * inertia about the joints A = m1 a1^2 + I1 + m2 L^2 and B = m2 a2^2 + I2, motion tells six groups:
 *
 * <ul>
 *   <li>Omega1^2 = (m1 a1 + m2 L) g / A and Omega2^2 = m2 a2 g / B, the pull to the rest position,
 *   <li>rho = B / A, the ratio of inertia,
 *   <li>kappa = m2 L a2 / sqrt(A B), the coupling; below 1 for any two arms, and the vector field
 *       is regular for all angles when it is,
 *   <li>gamma1 = k1 / A and gamma2 = k2 / B.
 * </ul>
 *
 * <p>The equations, with c and s the cosine and sine of (angle1 - angle2) and w the angular
 * velocities:
 *
 * <pre>
 * w1' + kappa sqrt(rho) (c w2' + s w2^2) = Omega1^2 sin(angle1) - gamma1 w1 - rho gamma2 (w1 - w2)
 * w2' + kappa / sqrt(rho) (c w1' - s w1^2) = Omega2^2 sin(angle2) + gamma2 (w1 - w2)
 * </pre>
 *
 * <p>The defaults are what a least-squares fit finds for the recording of Kaheman et al. Swung
 * widely it is chaotic for as long as friction lets it; there is no attractor, hence no Lyapunov
 * exponent.
 */
public final class DoublePendulum implements DynamicalSystem {
    private static final SystemManifest MANIFEST =
            new SystemManifest(
                            "double-pendulum",
                            "two rigid arms with friction in both joints, angles against the vertical, pi"
                                    + " hangs down",
                            List.of(
                                    Quantity.unbounded("angle-1", "θ₁", "rad", 2.6),
                                    Quantity.unbounded("angle-2", "θ₂", "rad", 3.5),
                                    Quantity.unbounded("angular-velocity-1", "ω₁", "rad/s", 0),
                                    Quantity.unbounded("angular-velocity-2", "ω₂", "rad/s", 0)),
                            List.of(
                                    new Quantity("omega1-squared", "Ω₁²", "1/s^2", 1, 400, 58.9),
                                    new Quantity("omega2-squared", "Ω₂²", "1/s^2", 1, 400, 50),
                                    new Quantity("inertia-ratio", "ρ", "", 0.02, 5, 0.56),
                                    new Quantity("coupling", "κ", "", 0, 0.98, 0.66),
                                    new Quantity("damping-1", "γ₁", "1/s", 0, 2, 0.023),
                                    new Quantity("damping-2", "γ₂", "1/s", 0, 2, 0.011)),
                            "s",
                            0.8,
                            List.of(
                                    new Invariant(
                                            "energy",
                                            "rad^2/s^2",
                                            DoublePendulum::energy,
                                            "damping-1 = 0, damping-2 = 0")),
                            "K. Kaheman, U. Fasel, J. J. Bramburger, B. Strom, J. N. Kutz, S. L. Brunton, The"
                                    + " experimental multi-arm pendulum on a cart: a benchmark system for chaos,"
                                    + " learning, and control, HardwareX 15, 2023")
                    .withTerms(
                            new Term(
                                    "gravity",
                                    "Omega1² sin(angle1), Omega2² sin(angle2)",
                                    Map.of("omega1-squared", 0.0, "omega2-squared", 0.0)),
                            Term.scaledBy(
                                    "coupling",
                                    "coupling",
                                    "inertia of either arm on the other, kappa"),
                            Term.scaledBy("damping-1", "upper-friction", "- gamma1 w1"),
                            Term.scaledBy("damping-2", "lower-friction", "- gamma2 (w2 - w1)"));

    /** Energy over A. */
    private static double energy(double[] x, double[] p) {
        double rho = p[2];
        double kinetic =
                (x[2] * x[2] + rho * x[3] * x[3]) / 2
                        + p[3] * Math.sqrt(rho) * x[2] * x[3] * Math.cos(x[0] - x[1]);
        return kinetic + p[0] * Math.cos(x[0]) + rho * p[1] * Math.cos(x[1]);
    }

    @Override
    public SystemManifest manifest() {
        return MANIFEST;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] state, T[] parameters) {
        T w1 = state[2];
        T w2 = state[3];
        T rho = parameters[2];
        T kappa = parameters[3];
        T rootRho = rho.sqrt();
        T between = state[0].subtract(state[1]);
        T cos = between.cos();
        T sin = between.sin();
        T joint = parameters[5].multiply(w1.subtract(w2));
        T on1 = kappa.multiply(rootRho);
        T on2 = kappa.divide(rootRho);
        T torque1 =
                parameters[0]
                        .multiply(state[0].sin())
                        .subtract(parameters[4].multiply(w1))
                        .subtract(rho.multiply(joint))
                        .subtract(on1.multiply(sin).multiply(w2.square()));
        T torque2 =
                parameters[1]
                        .multiply(state[1].sin())
                        .add(joint)
                        .add(on2.multiply(sin).multiply(w1.square()));
        T determinant = kappa.multiply(cos).square().negate().add(1);
        T[] dx = MathArrays.buildArray(time.getField(), 4);
        dx[0] = w1;
        dx[1] = w2;
        dx[2] = torque1.subtract(on1.multiply(cos).multiply(torque2)).divide(determinant);
        dx[3] = torque2.subtract(on2.multiply(cos).multiply(torque1)).divide(determinant);
        return dx;
    }
}
