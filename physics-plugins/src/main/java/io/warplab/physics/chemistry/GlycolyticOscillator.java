package io.warplab.physics.chemistry;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import io.warplab.api.physics.Term;
import java.util.List;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * Sel'kov's model of oscillations in glycolysis, without dimensions (not the model of seven states
 * of Wolf and Heinrich): ADP x and fructose-6-phosphate y, x' = -x + a y + x^2 y, y' = b - a y -
 * x^2 y. Rests at (b, b / (a + b^2)); with the defaults it cycles.
 */
public final class GlycolyticOscillator implements DynamicalSystem {
    private static final SystemManifest MANIFEST =
            new SystemManifest(
                            "glycolytic-oscillator",
                            "Sel'kov's model: x' = -x + a y + x² y, y' = b - a y - x² y",
                            List.of(
                                    Quantity.nonNegative("adp", "x", "", 1),
                                    Quantity.nonNegative("fructose-6-phosphate", "y", "", 1)),
                            List.of(
                                    new Quantity("activation", "a", "", 0.001, 1, 0.08),
                                    new Quantity("supply", "b", "", 0.01, 3, 0.6)),
                            "",
                            9.6,
                            List.of(),
                            "E. E. Sel'kov, Self-oscillations in glycolysis, European Journal of Biochemistry 4,"
                                    + " 1968")
                    .withTerms(
                            Term.scaledBy("activation", "activation", "a y"),
                            Term.scaledBy("supply", "supply", "b"));

    @Override
    public SystemManifest manifest() {
        return MANIFEST;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] state, T[] parameters) {
        T turned = state[0].square().add(parameters[0]).multiply(state[1]);
        T[] dx = MathArrays.buildArray(time.getField(), 2);
        dx[0] = turned.subtract(state[0]);
        dx[1] = parameters[1].subtract(turned);
        return dx;
    }
}
