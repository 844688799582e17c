package io.warplab.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {
    private static final double LARGEST_PLAIN = 1e6;
    private static final double SMALLEST_PLAIN = 1e-3;
    private static final double KIB = 1024;
    private static final double THOUSAND = 1000;
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    private Numbers() {}

    /** {@code digits} significant digits; whole numbers in full; NaN as a dash. */
    static String of(double value, int digits) {
        if (Double.isNaN(value)) {
            return "-";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        double size = Math.abs(value);
        if (value == 0 || value == Math.rint(value) && size < 1e12) {
            return String.valueOf((long) value);
        }
        if (size >= LARGEST_PLAIN || size < SMALLEST_PLAIN) {
            return String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
        }
        // Short where the number itself is (0.1), padded where it was rounded (0.120).
        BigDecimal exact = BigDecimal.valueOf(value);
        return exact.precision() <= digits
                ? exact.toPlainString()
                : exact.round(new MathContext(digits)).toPlainString();
    }

    /** Three digits, and the spread with two where there is one. */
    static String of(double value, double spread) {
        return Double.isNaN(spread) ? of(value, 3) : of(value, 3) + " ± " + of(spread, 2);
    }

    /** A size in memory, such as {@code 1.5 GiB}. */
    static String bytes(double value) {
        return scaled(value, KIB, List.of("B", "KiB", "MiB", "GiB", "TiB"));
    }

    /** Floating-point operations, such as {@code 914 GFLOP}. */
    static String flops(double value) {
        return scaled(value, THOUSAND, List.of("FLOP", "kFLOP", "MFLOP", "GFLOP", "TFLOP"));
    }

    private static String scaled(double value, double base, List<String> units) {
        if (Double.isNaN(value)) {
            return "not known";
        }
        double rest = value;
        int unit = 0;
        while (rest >= base && unit < units.size() - 1) {
            rest /= base;
            unit++;
        }
        return of(unit == 0 ? Math.rint(rest) : rest, 3) + " " + units.get(unit);
    }

    /** A duration, such as {@code 4 min 05 s}. */
    static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 10) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        if (whole < MINUTE) {
            return whole + " s";
        }
        if (whole < HOUR) {
            return String.format(Locale.ROOT, "%d min %02d s", whole / MINUTE, whole % MINUTE);
        }
        return String.format(Locale.ROOT, "%d h %02d min", whole / HOUR, whole % HOUR / MINUTE);
    }
}
