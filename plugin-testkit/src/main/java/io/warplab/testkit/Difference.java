package io.warplab.testkit;

import static org.assertj.core.api.Assertions.fail;

import java.util.function.DoubleUnaryOperator;

/**
 * A derivative by the five-point central difference, error O(h^4).
 *
 * @param value the estimate
 * @param noise how far rounding may have moved it
 */
record Difference(double value, double noise) {
    private static final double ROUNDING = 1e-13;

    /** df/dx with step h. */
    static Difference at(DoubleUnaryOperator f, double x, double h) {
        double far = f.applyAsDouble(x + 2 * h) - f.applyAsDouble(x - 2 * h);
        double up = f.applyAsDouble(x + h);
        double down = f.applyAsDouble(x - h);
        double size = Math.max(Math.abs(up), Math.abs(down));
        return new Difference((8 * (up - down) - far) / (12 * h), ROUNDING * size / h);
    }

    /**
     * Fails unless an analytic derivative agrees.
     *
     * @param scale size of derivatives beside it, for those near 0
     */
    void check(double analytic, double relative, double scale, String what, Object... arguments) {
        double size = Math.max(scale, Math.max(Math.abs(analytic), Math.abs(value)));
        if (!(Math.abs(analytic - value) <= relative * size + noise)) {
            fail(
                    "%s%nfinite differences give %s, got %s",
                    String.format(what, arguments), value, analytic);
        }
    }
}
