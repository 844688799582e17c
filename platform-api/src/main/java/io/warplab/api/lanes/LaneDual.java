package io.warplab.api.lanes;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.FastMath;

/**
 * A batch of numbers with first derivatives: value[lane] and derivative[k][lane] (forward-mode
 * differentiation). All lanes go through the same operations, which are plain loops over them.
 * Derivative rows that are identically zero are not stored. Immutable.
 *
 * <p>Whatever looks at a value, such as {@link #getReal}, {@link #norm} or {@link #isNaN}, can
 * speak for one lane only or for all together; each says which. Vector fields must not branch on
 * values.
 */
public final class LaneDual implements CalculusFieldElement<LaneDual> {
    private final LaneDualField field;
    private final double[] values;
    private final double[][] derivatives;

    LaneDual(LaneDualField field, double[] values, double[][] derivatives) {
        this.field = field;
        this.values = values;
        this.derivatives = derivatives;
        field.count();
    }

    /** Value of each lane; not a copy, not to be written to. */
    public double[] values() {
        return values;
    }

    /** Derivative by variable {@code k} of each lane, not a copy; null when identically zero. */
    public double[] derivative(int k) {
        return derivatives[k];
    }

    @Override
    public LaneDualField getField() {
        return field;
    }

    /** The value of lane 0. */
    @Override
    public double getReal() {
        return values[0];
    }

    /** This minus its value in lane 0. */
    @Override
    public LaneDual getAddendum() {
        return subtract(values[0]);
    }

    @Override
    public LaneDual newInstance(double value) {
        return field.constant(value);
    }

    @Override
    public LaneDual add(LaneDual b) {
        require(b);
        double[] v = new double[values.length];
        for (int n = 0; n < v.length; n++) {
            v[n] = values[n] + b.values[n];
        }
        double[][] d = new double[derivatives.length][];
        for (int k = 0; k < d.length; k++) {
            d[k] = sum(derivatives[k], b.derivatives[k]);
        }
        return new LaneDual(field, v, d);
    }

    /** Operands must be of the same size: a longer one would be cut without a word. */
    private void require(LaneDual b) {
        if (b.values.length != values.length || b.derivatives.length != derivatives.length) {
            throw new IllegalArgumentException(
                    "expected "
                            + values.length
                            + " lanes and "
                            + derivatives.length
                            + " derivatives, got "
                            + b.values.length
                            + " and "
                            + b.derivatives.length);
        }
    }

    private static double[] sum(double[] x, double[] y) {
        if (x == null || y == null) {
            return x == null ? y : x;
        }
        double[] out = new double[x.length];
        for (int n = 0; n < out.length; n++) {
            out[n] = x[n] + y[n];
        }
        return out;
    }

    @Override
    public LaneDual add(double b) {
        double[] v = new double[values.length];
        for (int n = 0; n < v.length; n++) {
            v[n] = values[n] + b;
        }
        return new LaneDual(field, v, derivatives);
    }

    @Override
    public LaneDual subtract(LaneDual b) {
        require(b);
        double[] v = new double[values.length];
        for (int n = 0; n < v.length; n++) {
            v[n] = values[n] - b.values[n];
        }
        double[][] d = new double[derivatives.length][];
        for (int k = 0; k < d.length; k++) {
            d[k] = difference(derivatives[k], b.derivatives[k]);
        }
        return new LaneDual(field, v, d);
    }

    private static double[] difference(double[] x, double[] y) {
        if (y == null) {
            return x;
        }
        if (x == null) {
            return scaled(y, -1);
        }
        double[] out = new double[x.length];
        for (int n = 0; n < out.length; n++) {
            out[n] = x[n] - y[n];
        }
        return out;
    }

    @Override
    public LaneDual subtract(double b) {
        return add(-b);
    }

    @Override
    public LaneDual negate() {
        return multiply(-1.0);
    }

    @Override
    public LaneDual multiply(int n) {
        return multiply((double) n);
    }

    @Override
    public LaneDual multiply(double b) {
        double[][] d = new double[derivatives.length][];
        for (int k = 0; k < d.length; k++) {
            d[k] = derivatives[k] == null ? null : scaled(derivatives[k], b);
        }
        return new LaneDual(field, scaled(values, b), d);
    }

    private static double[] scaled(double[] x, double s) {
        double[] out = new double[x.length];
        for (int n = 0; n < out.length; n++) {
            out[n] = x[n] * s;
        }
        return out;
    }

    private static double[] product(double[] x, double[] y) {
        double[] out = new double[x.length];
        for (int n = 0; n < out.length; n++) {
            out[n] = x[n] * y[n];
        }
        return out;
    }

    @Override
    public LaneDual multiply(LaneDual b) {
        require(b);
        double[][] d = new double[derivatives.length][];
        for (int k = 0; k < d.length; k++) {
            d[k] = mixed(derivatives[k], b.values, b.derivatives[k], values);
        }
        return new LaneDual(field, product(values, b.values), d);
    }

    /** x * a + y * b, where x and y may be identically zero. */
    private static double[] mixed(double[] x, double[] a, double[] y, double[] b) {
        if (x == null) {
            return y == null ? null : product(y, b);
        }
        if (y == null) {
            return product(x, a);
        }
        double[] out = new double[x.length];
        for (int n = 0; n < out.length; n++) {
            out[n] = x[n] * a[n] + y[n] * b[n];
        }
        return out;
    }

    @Override
    public LaneDual divide(LaneDual b) {
        require(b);
        double[] v = new double[values.length];
        double[] inverse = new double[values.length];
        double[] minusRatio = new double[values.length];
        for (int n = 0; n < v.length; n++) {
            inverse[n] = 1 / b.values[n];
            v[n] = values[n] / b.values[n];
            minusRatio[n] = -v[n] * inverse[n];
        }
        double[][] d = new double[derivatives.length][];
        for (int k = 0; k < d.length; k++) {
            d[k] = mixed(derivatives[k], inverse, b.derivatives[k], minusRatio);
        }
        return new LaneDual(field, v, d);
    }

    @Override
    public LaneDual divide(double b) {
        double[][] d = new double[derivatives.length][];
        for (int k = 0; k < d.length; k++) {
            d[k] = derivatives[k] == null ? null : quotient(derivatives[k], b);
        }
        return new LaneDual(field, quotient(values, b), d);
    }

    /** Divides rather than multiplying by 1 / b, which rounds twice and overflows sooner. */
    private static double[] quotient(double[] x, double b) {
        double[] out = new double[x.length];
        for (int n = 0; n < out.length; n++) {
            out[n] = x[n] / b;
        }
        return out;
    }

    @Override
    public LaneDual reciprocal() {
        return map(x -> 1 / x, x -> -1 / (x * x));
    }

    @Override
    public LaneDual square() {
        return multiply(this);
    }

    /** f of every lane, with f' as a function of x. */
    private LaneDual map(DoubleUnaryOperator f, DoubleUnaryOperator derivative) {
        return map(f, (x, y) -> derivative.applyAsDouble(x));
    }

    /** f of every lane, with f' as a function of x and y = f(x). */
    private LaneDual map(DoubleUnaryOperator f, DoubleBinaryOperator derivative) {
        double[] v = new double[values.length];
        for (int n = 0; n < v.length; n++) {
            v[n] = f.applyAsDouble(values[n]);
        }
        if (isConstant()) {
            return new LaneDual(field, v, derivatives);
        }
        double[] slope = new double[values.length];
        for (int n = 0; n < v.length; n++) {
            slope[n] = derivative.applyAsDouble(values[n], v[n]);
        }
        return chain(v, slope);
    }

    private boolean isConstant() {
        for (double[] d : derivatives) {
            if (d != null) {
                return false;
            }
        }
        return true;
    }

    /** The chain rule: values v, and slope times every derivative of this. */
    private LaneDual chain(double[] v, double[] slope) {
        double[][] d = new double[derivatives.length][];
        for (int k = 0; k < d.length; k++) {
            d[k] = derivatives[k] == null ? null : product(derivatives[k], slope);
        }
        return new LaneDual(field, v, d);
    }

    /** The chain rule for a function of two: slopes by this and by b. */
    private LaneDual chain(LaneDual b, double[] v, double[] slope, double[] slopeB) {
        double[][] d = new double[derivatives.length][];
        for (int k = 0; k < d.length; k++) {
            d[k] = mixed(derivatives[k], slope, b.derivatives[k], slopeB);
        }
        return new LaneDual(field, v, d);
    }

    @Override
    public LaneDual sin() {
        return map(Math::sin, Math::cos);
    }

    @Override
    public LaneDual cos() {
        return map(Math::cos, x -> -Math.sin(x));
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
    public LaneDual atan2(LaneDual x) {
        require(x);
        double[] v = new double[values.length];
        double[] dy = new double[values.length];
        double[] dx = new double[values.length];
        for (int n = 0; n < v.length; n++) {
            double r2 = values[n] * values[n] + x.values[n] * x.values[n];
            v[n] = Math.atan2(values[n], x.values[n]);
            dy[n] = x.values[n] / r2;
            dx[n] = -values[n] / r2;
        }
        return chain(x, v, dy, dx);
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
        return p == 0 ? field.getOne() : map(x -> Math.pow(x, p), x -> p * Math.pow(x, p - 1));
    }

    @Override
    public LaneDual pow(int p) {
        return pow((double) p);
    }

    @Override
    public LaneDual pow(LaneDual e) {
        require(e);
        double[] v = new double[values.length];
        double[] byBase = new double[values.length];
        double[] byExponent = new double[values.length];
        for (int n = 0; n < v.length; n++) {
            double x = values[n];
            double p = e.values[n];
            v[n] = Math.pow(x, p);
            byBase[n] = p == 0 ? 0 : p * Math.pow(x, p - 1);
            // x^p log x tends to 0 with x.
            byExponent[n] = x == 0 ? 0 : v[n] * Math.log(x);
        }
        return chain(e, v, byBase, byExponent);
    }

    @Override
    public LaneDual hypot(LaneDual y) {
        require(y);
        double[] v = new double[values.length];
        double[] dx = new double[values.length];
        double[] dy = new double[values.length];
        for (int n = 0; n < v.length; n++) {
            v[n] = Math.hypot(values[n], y.values[n]);
            dx[n] = values[n] / v[n];
            dy[n] = y.values[n] / v[n];
        }
        return chain(y, v, dx, dy);
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
    public LaneDual copySign(LaneDual s) {
        require(s);
        double[] v = new double[values.length];
        double[] slope = new double[values.length];
        for (int n = 0; n < v.length; n++) {
            v[n] = Math.copySign(values[n], s.values[n]);
            slope[n] = Math.copySign(1, values[n]) == Math.copySign(1, s.values[n]) ? 1 : -1;
        }
        return chain(v, slope);
    }

    @Override
    public LaneDual copySign(double s) {
        return copySign(field.constant(s));
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
    public LaneDual scalb(int n) {
        return multiply(Math.scalb(1.0, n));
    }

    @Override
    public LaneDual remainder(double b) {
        return map(x -> Math.IEEEremainder(x, b), x -> 1);
    }

    @Override
    public LaneDual remainder(LaneDual b) {
        require(b);
        double[] v = new double[values.length];
        double[] one = new double[values.length];
        double[] minusQuotient = new double[values.length];
        for (int n = 0; n < v.length; n++) {
            v[n] = Math.IEEEremainder(values[n], b.values[n]);
            one[n] = 1;
            minusQuotient[n] = -Math.rint((values[n] - v[n]) / b.values[n]);
        }
        return chain(b, v, one, minusQuotient);
    }

    @Override
    public LaneDual linearCombination(LaneDual[] a, LaneDual[] b) {
        LaneDual sum = a[0].multiply(b[0]);
        for (int i = 1; i < a.length; i++) {
            sum = sum.add(a[i].multiply(b[i]));
        }
        return sum;
    }

    @Override
    public LaneDual linearCombination(double[] a, LaneDual[] b) {
        LaneDual sum = b[0].multiply(a[0]);
        for (int i = 1; i < a.length; i++) {
            sum = sum.add(b[i].multiply(a[i]));
        }
        return sum;
    }

    @Override
    public LaneDual linearCombination(LaneDual a1, LaneDual b1, LaneDual a2, LaneDual b2) {
        return a1.multiply(b1).add(a2.multiply(b2));
    }

    @Override
    public LaneDual linearCombination(
            LaneDual a1, LaneDual b1, LaneDual a2, LaneDual b2, LaneDual a3, LaneDual b3) {
        return linearCombination(a1, b1, a2, b2).add(a3.multiply(b3));
    }

    @Override
    public LaneDual linearCombination(
            LaneDual a1,
            LaneDual b1,
            LaneDual a2,
            LaneDual b2,
            LaneDual a3,
            LaneDual b3,
            LaneDual a4,
            LaneDual b4) {
        return linearCombination(a1, b1, a2, b2, a3, b3).add(a4.multiply(b4));
    }

    /** Largest absolute value over the lanes. */
    @Override
    public double norm() {
        double max = 0;
        for (double v : values) {
            max = Math.max(max, Math.abs(v));
        }
        return max;
    }

    /** Whether any lane is NaN. */
    @Override
    public boolean isNaN() {
        return Arrays.stream(values).anyMatch(Double::isNaN);
    }

    /** Whether any lane is infinite. */
    @Override
    public boolean isInfinite() {
        return Arrays.stream(values).anyMatch(Double::isInfinite);
    }

    /** Whether every lane is finite. */
    @Override
    public boolean isFinite() {
        return Arrays.stream(values).allMatch(Double::isFinite);
    }

    /** Equal values and derivatives in every lane. */
    @Override
    public boolean equals(Object other) {
        return other instanceof LaneDual x
                && x.field.equals(field)
                && Arrays.equals(x.values, values)
                && equalDerivatives(x);
    }

    private boolean equalDerivatives(LaneDual x) {
        double[] zero = new double[values.length];
        for (int k = 0; k < derivatives.length; k++) {
            double[] mine = derivatives[k] == null ? zero : derivatives[k];
            double[] other = x.derivatives[k] == null ? zero : x.derivatives[k];
            if (!Arrays.equals(mine, other)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "LaneDual" + Arrays.toString(values);
    }
}
