package io.warplab.physics.prior;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.ode.nonstiff.FieldExplicitRungeKuttaIntegrator;
import org.hipparchus.util.Binary64;

/**
 * The coefficients of an explicit Runge-Kutta method as plain numbers, zeros left out.
 *
 * @param internal combination of the stages before that each stage but the first starts from
 * @param nodes time of each stage but the first, in steps
 * @param external combination of all stages that makes the step
 */
record ButcherTableau(Combination[] internal, double[] nodes, Combination external) {
    /**
     * A weighted sum of stages.
     *
     * @param stages their numbers
     * @param weights not zero, as many
     */
    record Combination(int[] stages, double[] weights) {
        static Combination of(double[] all) {
            int[] stages = IntStream.range(0, all.length).filter(i -> all[i] != 0).toArray();
            return new Combination(
                    stages, Arrays.stream(stages).mapToDouble(i -> all[i]).toArray());
        }
    }

    /** The tableau of one of Hipparchus' methods. */
    static ButcherTableau of(FieldExplicitRungeKuttaIntegrator<Binary64> method) {
        return new ButcherTableau(
                Arrays.stream(method.getRealA()).map(Combination::of).toArray(Combination[]::new),
                method.getRealC(),
                Combination.of(method.getRealB()));
    }
}
