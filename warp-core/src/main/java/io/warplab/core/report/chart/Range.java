package io.warplab.core.report.chart;

/**
 * A closed interval of finite numbers, or {@link #EMPTY}.
 *
 * @param low lower end
 * @param high upper end, not below {@code low} unless empty
 */
public record Range(double low, double high) {
    /** Holds nothing; the neutral element of {@link #union}. */
    public static final Range EMPTY = new Range(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    /** Smallest range of the finite values. */
    public static Range of(double... values) {
        return of(Double.NEGATIVE_INFINITY, values);
    }

    /** Smallest range of the finite values above 0: those that a logarithm can show. */
    public static Range ofPositive(double... values) {
        return of(0, values);
    }

    private static Range of(double above, double... values) {
        double low = EMPTY.low;
        double high = EMPTY.high;
        for (double v : values) {
            if (Double.isFinite(v) && v > above) {
                low = Math.min(low, v);
                high = Math.max(high, v);
            }
        }
        return new Range(low, high);
    }

    public boolean isEmpty() {
        return !(low <= high);
    }

    /** Length; 0 when empty. */
    public double span() {
        return isEmpty() ? 0 : high - low;
    }

    /** Smallest range that holds both. */
    public Range union(Range other) {
        return new Range(Math.min(low, other.low), Math.max(high, other.high));
    }

    /** What both hold. */
    public Range intersection(Range other) {
        Range common = new Range(Math.max(low, other.low), Math.min(high, other.high));
        return common.isEmpty() ? EMPTY : common;
    }

    /** Both ends moved outwards by {@code fraction} of the span. */
    public Range expand(double fraction) {
        return isEmpty() ? this : new Range(low - fraction * span(), high + fraction * span());
    }
}
