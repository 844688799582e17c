package io.warplab.physics.prior;

import io.warplab.api.error.WarpException;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.SeparableSystem;
import java.util.Arrays;
import org.hipparchus.CalculusFieldElement;

/**
 * A symmetric composition of velocity Verlet steps (kick, drift, kick) of the lengths {@code
 * weights} times the step. Symplectic and reversible, so the energy error stays bounded instead of
 * growing with time. Costs one evaluation of the accelerations per weight and step, and one at the
 * start: the last kick of a step and the first of the next share theirs.
 */
final class SymplecticStepper implements Stepper {
    private final SeparableSystem system;
    private final double[] weights;

    private SymplecticStepper(SeparableSystem system, double[] weights) {
        this.system = system;
        this.weights = weights;
    }

    /**
     * Velocity Verlet, of order 2.
     *
     * @throws WarpException when the system declares no split
     */
    static SymplecticStepper velocityVerlet(DynamicalSystem system) {
        return new SymplecticStepper(separable("velocity-verlet", system), new double[] {1});
    }

    /**
     * Yoshida's triple jump, of order 4; its middle step goes backwards.
     *
     * @throws WarpException when the system declares no split
     */
    static SymplecticStepper yoshida4(DynamicalSystem system) {
        double outer = 1 / (2 - Math.cbrt(2));
        return new SymplecticStepper(
                separable("yoshida4", system), new double[] {outer, 1 - 2 * outer, outer});
    }

    private static SeparableSystem separable(String method, DynamicalSystem system) {
        if (system instanceof SeparableSystem separable) {
            return separable;
        }
        throw WarpException.user(
                "not-separable",
                "integrator: "
                        + method
                        + " needs a conservative system that is split into positions and velocities;"
                        + " '"
                        + system.manifest().name()
                        + "' declares no such split",
                "Use rk4 or luther, or a system such as pendulum or kepler-two-body (in code: one"
                        + " that implements SeparableSystem).");
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] advance(
            T time, T step, T[] state, T[] parameters, int count) {
        int half = state.length / 2;
        T[] y = state.clone();
        T t = time;
        T[] a = system.accelerations(t, Arrays.copyOf(y, half), parameters);
        for (int i = 0; i < count; i++) {
            for (double weight : weights) {
                T h = step.multiply(weight);
                T halfStep = h.multiply(0.5);
                for (int k = 0; k < half; k++) {
                    y[half + k] = y[half + k].add(a[k].multiply(halfStep));
                    y[k] = y[k].add(y[half + k].multiply(h));
                }
                t = t.add(h);
                a = system.accelerations(t, Arrays.copyOf(y, half), parameters);
                for (int k = 0; k < half; k++) {
                    y[half + k] = y[half + k].add(a[k].multiply(halfStep));
                }
            }
        }
        return y;
    }
}
