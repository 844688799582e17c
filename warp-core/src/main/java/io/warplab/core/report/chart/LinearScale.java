package io.warplab.core.report.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A linear axis with ticks at round numbers (1, 2 or 5 times a power of ten). */
public final class LinearScale implements Scale {
    private static final double LEAST_RELATIVE_SPAN = 1e-9;
    private static final double LARGEST = Double.MAX_VALUE / 16;

    private final Range range;
    private final double leastStep;
    private final int exponent;

    /**
     * @param range ends of the axis; widened where it is a point, [0, 1] where it is empty
     */
    public LinearScale(Range range) {
        this(range, 0);
    }

    private LinearScale(Range range, double leastStep) {
        this.range = usable(range);
        this.leastStep = leastStep;
        this.exponent = sharedExponent(this.range);
    }

    /** With some air at both ends, for axes that measured values share. */
    public static LinearScale padded(Range range) {
        return new LinearScale(range.expand(0.06));
    }

    /** For counts: ticks at whole numbers only, and a little air at both ends. */
    public static LinearScale whole(Range range) {
        return new LinearScale(range.expand(0.02), 1);
    }

    @Override
    public Range range() {
        return range;
    }

    @Override
    public double at(double value) {
        return Double.isFinite(value) ? (value - range.low()) / range.span() : Double.NaN;
    }

    @Override
    public String factor() {
        return exponent == 0 ? "" : Numbers.factor(exponent);
    }

    @Override
    public List<Tick> ticks(int most) {
        BigDecimal step = step(Math.max(leastStep, range.span() / Math.max(1, most)));
        double s = step.doubleValue();
        List<Tick> ticks = new ArrayList<>();
        // a hair of slack, so that an end which is a round number gets its tick
        long last = (long) Math.floor(range.high() / s + 1e-6);
        for (long i = (long) Math.ceil(range.low() / s - 1e-6); i <= last; i++) {
            BigDecimal value = step.multiply(BigDecimal.valueOf(i));
            BigDecimal shown = value.movePointLeft(exponent);
            if (shown.scale() < 0) {
                shown = shown.setScale(0);
            }
            ticks.add(new Tick(value.doubleValue(), Numbers.typeset(shown)));
        }
        return ticks;
    }

    /** The smallest of 1, 2, 5 times a power of ten that is not below {@code least}. */
    private static BigDecimal step(double least) {
        int power = (int) Math.floor(Math.log10(least));
        for (int mantissa : new int[] {1, 2, 5}) {
            BigDecimal step = BigDecimal.valueOf(mantissa).scaleByPowerOfTen(power);
            if (step.doubleValue() >= least * (1 - 1e-9)) {
                return step;
            }
        }
        return BigDecimal.ONE.scaleByPowerOfTen(power + 1);
    }

    private static Range usable(Range range) {
        if (range.isEmpty()) {
            return new Range(0, 1);
        }
        double low = Math.max(-LARGEST, range.low());
        double high = Math.min(LARGEST, range.high());
        double size = Math.max(Math.abs(low), Math.abs(high));
        if (high - low > LEAST_RELATIVE_SPAN * size && high - low >= Double.MIN_NORMAL) {
            return new Range(low, high);
        }
        double half = size < Double.MIN_NORMAL * 1e9 ? 1 : 0.1 * size;
        double middle = low / 2 + high / 2;
        return new Range(middle - half, middle + half);
    }

    private static int sharedExponent(Range range) {
        double size = Math.max(Math.abs(range.low()), Math.abs(range.high()));
        int exponent = (int) Math.floor(Math.log10(size));
        return exponent >= 5 || exponent <= -4 ? exponent : 0;
    }
}
