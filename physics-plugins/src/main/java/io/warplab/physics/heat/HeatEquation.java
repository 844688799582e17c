package io.warplab.physics.heat;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * Conduction along a rod whose ends are held at two temperatures: u_t = D u_xx on a rod of length
 * L, at n equally spaced points between the ends (method of lines): u_i' = alpha (n + 1)^2 (u_{i-1}
 * - 2 u_i + u_{i+1}) with alpha = D / L^2 and u_0, u_{n+1} the ends. Temperatures at known shares
 * of the length tell alpha, not D and L.
 *
 * <p>Mode k decays at 4 alpha (n + 1)^2 sin^2(k pi / (2 (n + 1))), close to alpha (k pi)^2 for the
 * slow ones. The fastest, near 4 alpha (n + 1)^2, limits the step of explicit methods: see {@link
 * io.warplab.physics.prior.OdePriorFactory} on stiffness.
 */
public final class HeatEquation implements DynamicalSystem {
    /** Number of points of {@link #HeatEquation()}. */
    public static final int DEFAULT_POINTS = 10;

    private static final double DEFAULT_RATE = 4e-4;

    private final SystemManifest manifest;

    /** {@value #DEFAULT_POINTS} points, under the name {@code heat-equation}. */
    public HeatEquation() {
        manifest = manifest("heat-equation", DEFAULT_POINTS);
    }

    /**
     * Any number of points, under the name {@code heat-equation-n}.
     *
     * @param points between the ends, at least 1
     */
    public HeatEquation(int points) {
        if (points < 1) {
            throw new IllegalArgumentException("expected at least 1 point, got " + points);
        }
        manifest = manifest("heat-equation-" + points, points);
    }

    private static SystemManifest manifest(String name, int points) {
        return new SystemManifest(
                name,
                "u_t = D u_xx on a rod with ends at fixed temperatures, at " + points + " points",
                IntStream.rangeClosed(1, points).mapToObj(HeatEquation::temperature).toList(),
                List.of(
                        new Quantity(
                                "diffusivity-over-length-squared",
                                "D/L²",
                                "1/s",
                                1e-6,
                                0.1,
                                DEFAULT_RATE),
                        new Quantity("left-temperature", "u_l", "K", 0, 2000, 293.15),
                        new Quantity("right-temperature", "u_r", "K", 0, 2000, 293.15)),
                "s",
                1 / (Math.PI * Math.PI * DEFAULT_RATE),
                List.of(),
                "J. Fourier, Théorie analytique de la chaleur, 1822; W. E. Schiesser, The Numerical"
                        + " Method of Lines, 1991");
    }

    private static Quantity temperature(int number) {
        return Quantity.nonNegative("temperature-" + number, "u" + number, "K", 353.15);
    }

    @Override
    public SystemManifest manifest() {
        return manifest;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] state, T[] parameters) {
        int n = state.length;
        T rate = parameters[0].multiply((n + 1.0) * (n + 1.0));
        T[] dx = MathArrays.buildArray(time.getField(), n);
        for (int i = 0; i < n; i++) {
            T left = i == 0 ? parameters[1] : state[i - 1];
            T right = i == n - 1 ? parameters[2] : state[i + 1];
            dx[i] = rate.multiply(left.add(right).subtract(state[i].multiply(2)));
        }
        return dx;
    }
}
