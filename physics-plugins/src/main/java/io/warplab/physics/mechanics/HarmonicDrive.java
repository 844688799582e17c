package io.warplab.physics.mechanics;

import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.Term;
import java.util.Map;
import org.hipparchus.CalculusFieldElement;

/**
 * A harmonic drive: amplitude cos(frequency t + phase). The phase is a parameter of its own because
 * a recording may begin anywhere in the cycle; with an amplitude of zero or more it is unique.
 */
final class HarmonicDrive {
    static final Quantity FREQUENCY = new Quantity("drive-frequency", "Ω", "rad/s", 0.01, 200, 10);
    static final Quantity PHASE = new Quantity("drive-phase", "φ", "rad", -Math.PI, Math.PI, 0);

    private HarmonicDrive() {}

    /** The amplitude, with the unit of what it drives. */
    static Quantity amplitude(
            String name, String symbol, String unit, double upper, double initial) {
        return new Quantity(name, symbol, unit, 0, upper, initial);
    }

    /** The drive as a term: without amplitude neither frequency nor phase matters. */
    static Term term(String amplitude, String summary) {
        return new Term(
                "drive",
                summary,
                Map.of(
                        amplitude,
                        0.0,
                        FREQUENCY.name(),
                        FREQUENCY.initial(),
                        PHASE.name(),
                        PHASE.initial()));
    }

    /**
     * The drive at a time.
     *
     * @param parameters of the system; amplitude, frequency and phase from {@code first} on
     */
    static <T extends CalculusFieldElement<T>> T at(T time, T[] parameters, int first) {
        return parameters[first + 1]
                .multiply(time)
                .add(parameters[first + 2])
                .cos()
                .multiply(parameters[first]);
    }
}
