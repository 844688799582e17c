package io.warplab.physics.prior;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.physics.prior.ButcherTableau.Combination;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * Steps by an explicit Runge-Kutta method. Does what Hipparchus' {@code singleStep} does, in fewer
 * operations, which matters where a number is a block of lanes with derivatives: the tableau is not
 * made anew as numbers of type T, its zeros cost nothing, and each combination is a {@code
 * linearCombination}, for which no intermediate result is stored.
 */
record RungeKuttaStepper(DynamicalSystem system, ButcherTableau tableau) implements Stepper {
    @Override
    public <T extends CalculusFieldElement<T>> T[] advance(
            T time, T step, T[] state, T[] parameters, int count) {
        T[] y = state;
        T t = time;
        for (int i = 0; i < count; i++) {
            y = step(t, step, y, parameters);
            t = t.add(step);
        }
        return y;
    }

    private <T extends CalculusFieldElement<T>> T[] step(T time, T step, T[] y, T[] parameters) {
        int stages = tableau.nodes().length + 1;
        T[][] k = MathArrays.buildArray(time.getField(), stages, -1);
        k[0] = system.derivatives(time, y, parameters);
        for (int s = 1; s < stages; s++) {
            T[] from = moved(y, step, k, tableau.internal()[s - 1]);
            T at = time.add(step.multiply(tableau.nodes()[s - 1]));
            k[s] = system.derivatives(at, from, parameters);
        }
        return moved(y, step, k, tableau.external());
    }

    /** y + step (a combination of stages). */
    private static <T extends CalculusFieldElement<T>> T[] moved(
            T[] y, T step, T[][] k, Combination by) {
        int count = by.stages().length;
        T[] next = y.clone();
        // With a single stage its weight goes to the step, once for all states.
        T length = count == 1 ? step.multiply(by.weights()[0]) : step;
        T one = step.getField().getOne();
        T[] rates = MathArrays.buildArray(step.getField(), count);
        for (int j = 0; j < next.length; j++) {
            for (int i = 0; i < count; i++) {
                rates[i] = k[by.stages()[i]][j];
            }
            T rate = count == 1 ? rates[0] : rates[0].linearCombination(by.weights(), rates);
            next[j] = y[j].linearCombination(one, y[j], length, rate);
        }
        return next;
    }
}
