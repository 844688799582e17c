package io.warplab.core.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as people read them: so many significant digits, powers of ten, a dash for none. */
public final class Numbers {
    /** Stands for a value that is missing or not finite. */
    public static final String NONE = "\u2013";

    private static final String MINUS = "\u2212";
    private static final String TIMES = "\u00d7";
    private static final String SUPERSCRIPTS =
            "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";
    private static final int PLAIN_FROM = -4;
    private static final int PLAIN_BELOW = 5;

    private Numbers() {}

    /**
     * {@code value} rounded half-even to {@code digits} significant digits: 0.00503, 41.7, or
     * 6.40x10^-7 (typeset) where plain digits would be many.
     */
    public static String significant(double value, int digits) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = round(value, digits);
        int exponent = exponent(rounded);
        if (isPlain(exponent)) {
            return typeset(scaled(rounded, digits - 1 - exponent));
        }
        return typeset(scaled(rounded.movePointLeft(exponent), digits - 1)) + factor(exponent);
    }

    /**
     * A value with its spread: the spread to two significant digits, the value to the same decimal
     * place (never fewer than one digit of it).
     *
     * @param spread not negative; the value stands alone where it is 0 or not finite
     */
    public static String withSpread(double value, double spread) {
        if (!Double.isFinite(value) || !Double.isFinite(spread) || spread <= 0) {
            return significant(value, 3);
        }
        BigDecimal s = round(spread, 2);
        BigDecimal largest = value == 0 ? s : round(value, 3).abs().max(s);
        int exponent = exponent(largest);
        int shift = isPlain(exponent) && isPlain(exponent(s)) ? 0 : exponent;
        int decimals = 1 - exponent(s) + shift;
        String v = typeset(scaled(new BigDecimal(value).movePointLeft(shift), decimals));
        String both = v + " \u00b1 " + typeset(scaled(s.movePointLeft(shift), decimals));
        return shift == 0 ? both : "(" + both + ")" + factor(shift);
    }

    /** A count, its thousands set apart by narrow spaces. */
    public static String count(long value) {
        StringBuilder digits = new StringBuilder(Long.toString(Math.abs(value)));
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            digits.insert(i, '\u202f');
        }
        return (value < 0 ? MINUS : "") + digits;
    }

    /** Ten to the {@code exponent}, typeset. */
    public static String powerOfTen(int exponent) {
        StringBuilder power = new StringBuilder("10");
        if (exponent < 0) {
            power.append('\u207b');
        }
        for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
            power.append(SUPERSCRIPTS.charAt(digit - '0'));
        }
        return power.toString();
    }

    /** The factor that stands behind a mantissa or at the end of an axis: times a power of ten. */
    static String factor(int exponent) {
        return TIMES + powerOfTen(exponent);
    }

    /** A decimal in full, with a true minus sign. */
    static String typeset(BigDecimal value) {
        String plain = value.abs().toPlainString();
        return (value.signum() < 0 ? MINUS : "") + plain;
    }

    private static boolean isPlain(int exponent) {
        return exponent >= PLAIN_FROM && exponent < PLAIN_BELOW;
    }

    private static BigDecimal round(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal scaled(BigDecimal value, int decimals) {
        return value.setScale(Math.max(0, decimals), RoundingMode.HALF_EVEN);
    }

    private static int exponent(BigDecimal value) {
        return value.precision() - value.scale() - 1;
    }
}
