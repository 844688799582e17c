package io.warplab.api.lanes;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.util.FieldSinCos;

/**
 * A batch of numbers with first derivatives: value[lane] and derivative[k][lane] (forward-mode
 * differentiation). All lanes go through the same operations, which are plain loops over them.
 * Derivative rows that are identically zero are not stored. Immutable.
 *
 * <p>Whatever looks at a value, such as {@link #getReal}, {@link #norm} or {@link #isNaN}, can
 * speak for one lane only or for all together; each says which. Vector fields must not branch on
 * values.
 */
public final class LaneDual extends LaneFunctions {
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

    /** A copy with rows of its own, which outlives {@link LaneDualField#recycle}. */
    public LaneDual detached() {
        double[][] d = new double[derivatives.length][];
        for (int k = 0; k < d.length; k++) {
            d[k] = derivatives[k] == null ? null : derivatives[k].clone();
        }
        return new LaneDual(field, values.clone(), d);
    }

    private LaneRows rows() {
        return field.rows();
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
        double[] v = rows().make();
        for (int n = 0; n < v.length; n++) {
            v[n] = values[n] + b.values[n];
        }
        double[][] d = new double[derivatives.length][];
        for (int k = 0; k < d.length; k++) {
            d[k] = rows().sum(derivatives[k], b.derivatives[k]);
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

    @Override
    public LaneDual add(double b) {
        double[] v = rows().make();
        for (int n = 0; n < v.length; n++) {
            v[n] = values[n] + b;
        }
        return new LaneDual(field, v, derivatives);
    }

    @Override
    public LaneDual subtract(LaneDual b) {
        require(b);
        double[] v = rows().make();
        for (int n = 0; n < v.length; n++) {
            v[n] = values[n] - b.values[n];
        }
        double[][] d = new double[derivatives.length][];
        for (int k = 0; k < d.length; k++) {
            d[k] = rows().difference(derivatives[k], b.derivatives[k]);
        }
        return new LaneDual(field, v, d);
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
            d[k] = rows().scaled(derivatives[k], b);
        }
        return new LaneDual(field, rows().scaled(values, b), d);
    }

    @Override
    public LaneDual multiply(LaneDual b) {
        require(b);
        double[][] d = new double[derivatives.length][];
        for (int k = 0; k < d.length; k++) {
            d[k] = rows().mixed(derivatives[k], b.values, b.derivatives[k], values);
        }
        return new LaneDual(field, rows().product(values, b.values), d);
    }

    @Override
    public LaneDual divide(LaneDual b) {
        require(b);
        double[] v = rows().make();
        double[] inverse = rows().make();
        double[] minusRatio = rows().make();
        for (int n = 0; n < v.length; n++) {
            inverse[n] = 1 / b.values[n];
            v[n] = values[n] / b.values[n];
            minusRatio[n] = -v[n] * inverse[n];
        }
        double[][] d = new double[derivatives.length][];
        for (int k = 0; k < d.length; k++) {
            d[k] = rows().mixed(derivatives[k], inverse, b.derivatives[k], minusRatio);
        }
        return new LaneDual(field, v, d);
    }

    @Override
    public LaneDual divide(double b) {
        double[][] d = new double[derivatives.length][];
        for (int k = 0; k < d.length; k++) {
            d[k] = rows().quotient(derivatives[k], b);
        }
        return new LaneDual(field, rows().quotient(values, b), d);
    }

    @Override
    public LaneDual square() {
        return multiply(this);
    }

    @Override
    LaneDual map(DoubleUnaryOperator f, DoubleBinaryOperator derivative) {
        double[] v = rows().make();
        for (int n = 0; n < v.length; n++) {
            v[n] = f.applyAsDouble(values[n]);
        }
        if (isConstant()) {
            return new LaneDual(field, v, derivatives);
        }
        double[] slope = rows().make();
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
            d[k] = rows().product(derivatives[k], slope);
        }
        return new LaneDual(field, v, d);
    }

    /** The chain rule for a function of two: slopes by this and by b. */
    private LaneDual chain(LaneDual b, double[] v, double[] slope, double[] slopeB) {
        double[][] d = new double[derivatives.length][];
        for (int k = 0; k < d.length; k++) {
            d[k] = rows().mixed(derivatives[k], slope, b.derivatives[k], slopeB);
        }
        return new LaneDual(field, v, d);
    }

    @Override
    public LaneDual sin() {
        double[] sin = rows().make();
        double[] cos = rows().make();
        LaneTrigonometry.sinCos(values, sin, cos, rows().make(), rows().make());
        return chain(sin, cos);
    }

    @Override
    public LaneDual cos() {
        double[] sin = rows().make();
        double[] cos = rows().make();
        LaneTrigonometry.sinCos(values, sin, cos, rows().make(), rows().make());
        return chain(cos, rows().scaled(sin, -1));
    }

    @Override
    public FieldSinCos<LaneDual> sinCos() {
        double[] sin = rows().make();
        double[] cos = rows().make();
        LaneTrigonometry.sinCos(values, sin, cos, rows().make(), rows().make());
        return new FieldSinCos<>(chain(sin, cos), chain(cos, rows().scaled(sin, -1)));
    }

    @Override
    public LaneDual atan2(LaneDual x) {
        require(x);
        double[] v = rows().make();
        double[] dy = rows().make();
        double[] dx = rows().make();
        for (int n = 0; n < v.length; n++) {
            double r2 = values[n] * values[n] + x.values[n] * x.values[n];
            v[n] = Math.atan2(values[n], x.values[n]);
            dy[n] = x.values[n] / r2;
            dx[n] = -values[n] / r2;
        }
        return chain(x, v, dy, dx);
    }

    @Override
    public LaneDual pow(LaneDual e) {
        require(e);
        double[] v = rows().make();
        double[] byBase = rows().make();
        double[] byExponent = rows().make();
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
        double[] v = rows().make();
        double[] dx = rows().make();
        double[] dy = rows().make();
        for (int n = 0; n < v.length; n++) {
            v[n] = Math.hypot(values[n], y.values[n]);
            dx[n] = values[n] / v[n];
            dy[n] = y.values[n] / v[n];
        }
        return chain(y, v, dx, dy);
    }

    @Override
    public LaneDual copySign(LaneDual s) {
        require(s);
        double[] v = rows().make();
        double[] slope = rows().make();
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
    public LaneDual scalb(int n) {
        return multiply(Math.scalb(1.0, n));
    }

    @Override
    public LaneDual remainder(LaneDual b) {
        require(b);
        double[] v = rows().make();
        double[] one = rows().make();
        double[] minusQuotient = rows().make();
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
        double[][] rows = new double[b.length][];
        for (int i = 0; i < rows.length; i++) {
            require(b[i]);
            rows[i] = b[i].values;
        }
        double[] v = rows().combination(a, rows);
        double[][] d = new double[derivatives.length][];
        for (int k = 0; k < d.length; k++) {
            for (int i = 0; i < rows.length; i++) {
                rows[i] = b[i].derivatives[k];
            }
            d[k] = rows().combination(a, rows);
        }
        return new LaneDual(field, v, d);
    }

    @Override
    public LaneDual linearCombination(LaneDual a1, LaneDual b1, LaneDual a2, LaneDual b2) {
        for (LaneDual operand : new LaneDual[] {a1, b1, a2, b2}) {
            require(operand);
        }
        double[][] d = new double[derivatives.length][];
        for (int k = 0; k < d.length; k++) {
            double[] s1 = a1.derivatives[k];
            double[] s2 = a2.derivatives[k];
            // In one pass where the first factors are constants, as in y + step * rate.
            d[k] =
                    s1 == null && s2 == null
                            ? rows().mixed(
                                            b1.derivatives[k],
                                            a1.values,
                                            b2.derivatives[k],
                                            a2.values)
                            : rows().sum(
                                            rows().mixed(
                                                            s1,
                                                            b1.values,
                                                            b1.derivatives[k],
                                                            a1.values),
                                            rows().mixed(
                                                            s2,
                                                            b2.values,
                                                            b2.derivatives[k],
                                                            a2.values));
        }
        double[] v = rows().mixed(a1.values, b1.values, a2.values, b2.values);
        return new LaneDual(field, v, d);
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
