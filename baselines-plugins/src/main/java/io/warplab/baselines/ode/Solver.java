package io.warplab.baselines.ode;

import ai.djl.ndarray.NDArray;
import io.warplab.baselines.neural.Scalars;
import java.util.function.UnaryOperator;

/** A fixed-step method for an autonomous equation dz/ds = f(z), one step at a time. */
public enum Solver {
    /** First order, one evaluation. */
    EULER(1) {
        @Override
        public NDArray step(UnaryOperator<NDArray> increment, NDArray z) {
            return z.add(increment.apply(z));
        }
    },
    /** Second order, two evaluations. */
    MIDPOINT(2) {
        @Override
        public NDArray step(UnaryOperator<NDArray> increment, NDArray z) {
            return z.add(increment.apply(z.add(Scalars.times(increment.apply(z), 0.5))));
        }
    },
    /** The classical Runge-Kutta method: fourth order, four evaluations. */
    RK4(4) {
        @Override
        public NDArray step(UnaryOperator<NDArray> increment, NDArray z) {
            NDArray first = increment.apply(z);
            NDArray second = increment.apply(z.add(Scalars.times(first, 0.5)));
            NDArray third = increment.apply(z.add(Scalars.times(second, 0.5)));
            NDArray fourth = increment.apply(z.add(third));
            NDArray inner = Scalars.times(second.add(third), 2);
            return z.add(Scalars.times(first.add(inner).add(fourth), 1.0 / 6));
        }
    };

    private final int evaluations;

    Solver(int evaluations) {
        this.evaluations = evaluations;
    }

    /** Evaluations of f in a step. */
    public int evaluations() {
        return evaluations;
    }

    /**
     * One step.
     *
     * @param increment z to h f(z); h may differ from sequence to sequence
     * @param z [N, size]
     * @return z after the step, [N, size]
     */
    public abstract NDArray step(UnaryOperator<NDArray> increment, NDArray z);
}
