package io.warplab.core.report.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A logarithmic axis (base 10). Labels stand at decades, or at 1, 2 and 5 times a power of ten
 * where the range holds few decades; values of 0 and below are not shown.
 */
public final class LogScale implements Scale {
    private final double low;
    private final double high;

    /**
     * @param range of positive numbers; widened to half a decade at least, [0.1, 1] where it is
     *     empty
     */
    public LogScale(Range range) {
        Range positive = Range.ofPositive(range.low(), range.high());
        double from = positive.isEmpty() ? -1 : Math.log10(positive.low());
        double to = positive.isEmpty() ? 0 : Math.log10(positive.high());
        double air = Math.max(0.04 * (to - from), 0.25 - (to - from) / 2);
        low = from - Math.max(0, air);
        high = to + Math.max(0, air);
    }

    @Override
    public Range range() {
        return new Range(Math.pow(10, low), Math.pow(10, high));
    }

    @Override
    public double at(double value) {
        return Double.isFinite(value) && value > 0
                ? (Math.log10(value) - low) / (high - low)
                : Double.NaN;
    }

    @Override
    public List<Tick> ticks(int most) {
        int first = (int) Math.ceil(low - 1e-9);
        int last = (int) Math.floor(high + 1e-9);
        boolean wide = high - low > Math.max(1, Math.min(2.6, most / 2.5));
        return wide ? decades(first, last, most) : within(most);
    }

    private List<Tick> decades(int first, int last, int most) {
        int stride = Math.max(1, (last - first + most) / Math.max(1, most));
        List<Tick> ticks = new ArrayList<>();
        for (int e = first - 1; e <= last; e++) {
            if (e >= first) {
                ticks.add(
                        new Tick(
                                Math.pow(10, e),
                                Math.floorMod(e, stride) == 0 ? Numbers.powerOfTen(e) : ""));
            }
            for (int m = 2; m <= 9 && stride == 1; m++) {
                addInside(ticks, m * Math.pow(10, e), "");
            }
        }
        return ticks;
    }

    private List<Tick> within(int most) {
        int first = (int) Math.floor(low);
        int last = (int) Math.floor(high);
        boolean all = high - low < 0.7 && most >= 5;
        List<Tick> ticks = new ArrayList<>();
        for (int e = first; e <= last; e++) {
            for (int m = 1; m <= 9; m++) {
                BigDecimal value = BigDecimal.valueOf(m).scaleByPowerOfTen(e);
                boolean labelled = m == 1 || m == 2 || m == 5 || (all && m < 9);
                addInside(
                        ticks,
                        value.doubleValue(),
                        labelled ? Numbers.significant(value.doubleValue(), 1) : "");
            }
        }
        return ticks;
    }

    private void addInside(List<Tick> ticks, double value, String label) {
        double position = at(value);
        if (position >= -1e-9 && position <= 1 + 1e-9) {
            ticks.add(new Tick(value, label));
        }
    }
}
