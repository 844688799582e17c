package io.warplab.testkit;

import static org.assertj.core.api.Assertions.fail;

import java.util.function.DoubleUnaryOperator;

/**
 * A derivative by the five-point central difference, error O(h^4), against which an analytic one is
 * held. Where the first step is too long for the function, shorter ones are tried.
 */
final class Difference {
    private static final double ROUNDING = 1e-13;
    private static final double[] SHORTER = {1, 1 / 8.0, 1 / 64.0};

    private final DoubleUnaryOperator f;
    private final double x;
    private final double h;

    private Difference(DoubleUnaryOperator f, double x, double h) {
        this.f = f;
        this.x = x;
        this.h = h;
    }

    /** df/dx, the longest step being h. */
    static Difference at(DoubleUnaryOperator f, double x, double h) {
        return new Difference(f, x, h);
    }

    /**
     * Fails unless an analytic derivative agrees up to a share of its size and to rounding.
     *
     * @param scale size of derivatives beside it, for those near 0
     */
    void check(double analytic, double relative, double scale, String what, Object... arguments) {
        StringBuilder tried = new StringBuilder();
        for (double share : SHORTER) {
            double step = share * h;
            double up = f.applyAsDouble(x + step);
            double down = f.applyAsDouble(x - step);
            double far = f.applyAsDouble(x + 2 * step) - f.applyAsDouble(x - 2 * step);
            double value = (8 * (up - down) - far) / (12 * step);
            double noise = ROUNDING * Math.max(Math.abs(up), Math.abs(down)) / step;
            double size = Math.max(scale, Math.max(Math.abs(analytic), Math.abs(value)));
            if (Math.abs(analytic - value) <= relative * size + noise) {
                return;
            }
            tried.append(tried.isEmpty() ? "" : ", ").append(value);
        }
        fail(
                "%s%nfinite differences give %s (ever shorter steps), got %s",
                String.format(what, arguments), tried, analytic);
    }
}
