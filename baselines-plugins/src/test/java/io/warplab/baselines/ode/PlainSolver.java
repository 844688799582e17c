package io.warplab.baselines.ode;

import static io.warplab.baselines.neural.PlainLayers.add;

import java.util.function.UnaryOperator;

/** The methods of {@link Solver}, in doubles. */
public final class PlainSolver {
    private PlainSolver() {}

    /** One step; the increment is h f(z). */
    public static double[] step(Solver solver, UnaryOperator<double[]> increment, double[] z) {
        double[] a = increment.apply(z);
        return switch (solver) {
            case EULER -> add(z, a);
            case MIDPOINT -> add(z, increment.apply(add(z, 0.5, a)));
            case RK4 -> {
                double[] b = increment.apply(add(z, 0.5, a));
                double[] c = increment.apply(add(z, 0.5, b));
                double[] d = increment.apply(add(z, c));
                yield add(add(add(add(z, 1.0 / 6, a), 1.0 / 3, b), 1.0 / 3, c), 1.0 / 6, d);
            }
        };
    }
}
