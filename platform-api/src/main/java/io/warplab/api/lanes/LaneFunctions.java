package io.warplab.api.lanes;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.FastMath;

/** The functions of one number, each given once by its value and its derivative. */
abstract sealed class LaneFunctions implements CalculusFieldElement<LaneDual> permits LaneDual {
    /** f of every lane, with f' as a function of x and y = f(x). */
    abstract LaneDual map(DoubleUnaryOperator f, DoubleBinaryOperator derivative);

    /** f of every lane, with f' as a function of x. */
    private LaneDual map(DoubleUnaryOperator f, DoubleUnaryOperator derivative) {
        return map(f, (x, y) -> derivative.applyAsDouble(x));
    }

    @Override
    public LaneDual reciprocal() {
        return map(x -> 1 / x, x -> -1 / (x * x));
    }

    @Override
    public LaneDual tan() {
        return map(Math::tan, (x, y) -> 1 + y * y);
    }

    @Override
    public LaneDual asin() {
        return map(Math::asin, x -> 1 / Math.sqrt(1 - x * x));
    }

    @Override
    public LaneDual acos() {
        return map(Math::acos, x -> -1 / Math.sqrt(1 - x * x));
    }

    @Override
    public LaneDual atan() {
        return map(Math::atan, x -> 1 / (1 + x * x));
    }

    @Override
    public LaneDual exp() {
        return map(Math::exp, (x, y) -> y);
    }

    @Override
    public LaneDual expm1() {
        return map(Math::expm1, (x, y) -> y + 1);
    }

    @Override
    public LaneDual log() {
        return map(Math::log, x -> 1 / x);
    }

    @Override
    public LaneDual log1p() {
        return map(Math::log1p, x -> 1 / (1 + x));
    }

    @Override
    public LaneDual log10() {
        return map(Math::log10, x -> 1 / (x * Math.log(10)));
    }

    @Override
    public LaneDual sinh() {
        return map(Math::sinh, Math::cosh);
    }

    @Override
    public LaneDual cosh() {
        return map(Math::cosh, Math::sinh);
    }

    @Override
    public LaneDual tanh() {
        return map(Math::tanh, (x, y) -> 1 - y * y);
    }

    @Override
    public LaneDual asinh() {
        return map(FastMath::asinh, x -> 1 / Math.sqrt(x * x + 1));
    }

    @Override
    public LaneDual acosh() {
        return map(FastMath::acosh, x -> 1 / Math.sqrt(x * x - 1));
    }

    @Override
    public LaneDual atanh() {
        return map(FastMath::atanh, x -> 1 / (1 - x * x));
    }

    @Override
    public LaneDual sqrt() {
        return map(Math::sqrt, (x, y) -> 0.5 / y);
    }

    @Override
    public LaneDual cbrt() {
        return map(Math::cbrt, (x, y) -> 1 / (3 * y * y));
    }

    @Override
    public LaneDual rootN(int n) {
        return switch (n) {
            case 2 -> sqrt();
            case 3 -> cbrt();
            default -> map(x -> root(x, n), (x, y) -> y / (n * x));
        };
    }

    private static double root(double x, int n) {
        return x < 0 && (n & 1) == 1 ? -Math.pow(-x, 1.0 / n) : Math.pow(x, 1.0 / n);
    }

    @Override
    public LaneDual pow(double p) {
        return p == 0 ? getField().getOne() : map(x -> Math.pow(x, p), x -> p * Math.pow(x, p - 1));
    }

    @Override
    public LaneDual pow(int p) {
        return pow((double) p);
    }

    @Override
    public LaneDual abs() {
        return map(Math::abs, x -> Double.doubleToRawLongBits(x) < 0 ? -1 : 1);
    }

    @Override
    public LaneDual sign() {
        return map(Math::signum, x -> 0);
    }

    @Override
    public LaneDual floor() {
        return map(Math::floor, x -> 0);
    }

    @Override
    public LaneDual ceil() {
        return map(Math::ceil, x -> 0);
    }

    @Override
    public LaneDual rint() {
        return map(Math::rint, x -> 0);
    }

    @Override
    public LaneDual ulp() {
        return map(Math::ulp, x -> 0);
    }

    @Override
    public LaneDual remainder(double b) {
        return map(x -> Math.IEEEremainder(x, b), x -> 1);
    }
}
