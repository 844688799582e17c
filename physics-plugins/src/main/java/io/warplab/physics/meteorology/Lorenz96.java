package io.warplab.physics.meteorology;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.LyapunovExponent;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import io.warplab.api.physics.Term;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * A quantity of the atmosphere at n sites around a latitude circle: x_i' = (x_{i+1} - x_{i-2})
 * x_{i-1} - x_i + F, indices modulo n. One unit of time is the damping time, taken as 5 days.
 */
public final class Lorenz96 implements DynamicalSystem {
    /** The size that Lorenz and Emanuel used. */
    public static final int DEFAULT_SITES = 40;

    private static final double DEFAULT_FORCING = 8;

    private final SystemManifest manifest;

    /** {@value #DEFAULT_SITES} sites, under the name {@code lorenz-96}. */
    public Lorenz96() {
        manifest =
                manifest(
                        "lorenz-96",
                        DEFAULT_SITES,
                        Optional.of(
                                new LyapunovExponent(
                                        1.69,
                                        "computed from this field, method of G. Benettin et al., Meccanica"
                                                + " 15, 1980, over 2400 time units; Lorenz and Emanuel 1998"
                                                + " give a doubling time of 2.1 days, that is 1.65")));
    }

    /**
     * Any number of sites, under the name {@code lorenz-96-n}.
     *
     * @param sites at least 4
     */
    public Lorenz96(int sites) {
        if (sites < 4) {
            throw new IllegalArgumentException("expected at least 4 sites, got " + sites);
        }
        manifest = manifest("lorenz-96-" + sites, sites, Optional.empty());
    }

    private static SystemManifest manifest(
            String name, int sites, Optional<LyapunovExponent> lyapunovExponent) {
        return new SystemManifest(
                        name,
                        "x_i' = (x_{i+1} - x_{i-2}) x_{i-1} - x_i + F on a ring of "
                                + sites
                                + " sites",
                        IntStream.rangeClosed(1, sites).mapToObj(Lorenz96::site).toList(),
                        List.of(new Quantity("forcing", "F", "", 0, 30, DEFAULT_FORCING)),
                        "",
                        1,
                        List.of(),
                        "E. N. Lorenz, Predictability: a problem partly solved, ECMWF Seminar on Predictability,"
                                + " 1996; E. N. Lorenz, K. A. Emanuel, Journal of the Atmospheric Sciences 55, 1998",
                        lyapunovExponent)
                .withTerms(Term.scaledBy("forcing", "forcing", "F"));
    }

    /** All at the fixed point x_i = F but the first, so that something happens. */
    private static Quantity site(int number) {
        return Quantity.unbounded(
                "x-" + number,
                "x" + number,
                "",
                number == 1 ? 1.01 * DEFAULT_FORCING : DEFAULT_FORCING);
    }

    @Override
    public SystemManifest manifest() {
        return manifest;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] state, T[] parameters) {
        int n = state.length;
        T[] dx = MathArrays.buildArray(time.getField(), n);
        for (int i = 0; i < n; i++) {
            T before = state[(i + n - 1) % n];
            T advected = state[(i + 1) % n].subtract(state[(i + n - 2) % n]).multiply(before);
            dx[i] = advected.subtract(state[i]).add(parameters[0]);
        }
        return dx;
    }
}
