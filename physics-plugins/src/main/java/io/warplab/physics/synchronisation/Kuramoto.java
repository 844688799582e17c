package io.warplab.physics.synchronisation;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import io.warplab.api.physics.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * n oscillators, each pulled to the phases of all: phase_i' = omega_i + (K/n) sum_j sin(phase_j -
 * phase_i). Above a critical coupling they fall into step. The sum is taken through the mean field,
 * so that a step costs n sines and cosines, not n^2.
 */
public final class Kuramoto implements DynamicalSystem {
    /** Number of oscillators of {@link #Kuramoto()}. */
    public static final int DEFAULT_OSCILLATORS = 5;

    private final SystemManifest manifest;

    /** {@value #DEFAULT_OSCILLATORS} oscillators, under the name {@code kuramoto}. */
    public Kuramoto() {
        manifest = manifest("kuramoto", DEFAULT_OSCILLATORS);
    }

    /**
     * Any number of oscillators, under the name {@code kuramoto-n}.
     *
     * @param oscillators at least 2
     */
    public Kuramoto(int oscillators) {
        if (oscillators < 2) {
            throw new IllegalArgumentException(
                    "expected at least 2 oscillators, got " + oscillators);
        }
        manifest = manifest("kuramoto-" + oscillators, oscillators);
    }

    private static SystemManifest manifest(String name, int n) {
        List<Quantity> parameters = new ArrayList<>();
        parameters.add(new Quantity("coupling", "K", "rad/s", 0, 20, 1));
        IntStream.range(0, n).forEach(i -> parameters.add(frequency(i, n)));
        return new SystemManifest(
                        name,
                        "phase_i' = omega_i + (K/n) sum_j sin(phase_j - phase_i), "
                                + n
                                + " oscillators",
                        IntStream.range(0, n).mapToObj(i -> phase(i, n)).toList(),
                        parameters,
                        "s",
                        2 * Math.PI,
                        List.of(),
                        "Y. Kuramoto, Chemical Oscillations, Waves, and Turbulence, 1984, ch. 5; J. A. Acebrón et"
                                + " al., Reviews of Modern Physics 77, 2005")
                .withTerms(
                        Term.scaledBy(
                                "coupling", "coupling", "(K/n) sum_j sin(phase_j - phase_i)"));
    }

    /** Evenly around the circle, all but: an even spread would have no mean field. */
    private static Quantity phase(int i, int n) {
        double initial = 2 * Math.PI * i / (n + 1);
        return Quantity.unbounded("phase-" + (i + 1), "φ" + (i + 1), "rad", initial);
    }

    /** Evenly from 0.5 to 1.5 rad/s. */
    private static Quantity frequency(int i, int n) {
        double initial = 0.5 + i / (n - 1.0);
        return new Quantity(
                "natural-frequency-" + (i + 1), "ω" + (i + 1), "rad/s", -20, 20, initial);
    }

    @Override
    public SystemManifest manifest() {
        return manifest;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] state, T[] parameters) {
        int n = state.length;
        T[] sin = MathArrays.buildArray(time.getField(), n);
        T[] cos = MathArrays.buildArray(time.getField(), n);
        T sinSum = time.getField().getZero();
        T cosSum = time.getField().getZero();
        for (int i = 0; i < n; i++) {
            sin[i] = state[i].sin();
            cos[i] = state[i].cos();
            sinSum = sinSum.add(sin[i]);
            cosSum = cosSum.add(cos[i]);
        }
        T pull = parameters[0].divide(n);
        T[] dx = MathArrays.buildArray(time.getField(), n);
        for (int i = 0; i < n; i++) {
            T towardsMean = sinSum.multiply(cos[i]).subtract(cosSum.multiply(sin[i]));
            dx[i] = parameters[1 + i].add(pull.multiply(towardsMean));
        }
        return dx;
    }
}
