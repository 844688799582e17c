package io.warplab.core.report.chart;

/** Estimates how wide text will be, without a font at hand: rather too wide than too narrow. */
public final class TextWidth {
    /** Font size of axis labels and ticks, in pixels. */
    public static final double NORMAL = 12;

    /** Font size at which a title of 13 bold pixels is as wide. */
    public static final double TITLE = 14.5;

    /** Font size of remarks, in pixels. */
    public static final double SMALL = 11;

    private static final String NARROW = "iljtfrI.,:;|!'()[] \u202f\u2070\u00b9\u00b2\u00b3\u207b";

    private TextWidth() {}

    /** Width in pixels at a font size in pixels. */
    public static double of(String text, double size) {
        double ems = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean narrow = NARROW.indexOf(c) >= 0 || (c >= '\u2074' && c <= '\u2079');
            boolean wide = Character.isUpperCase(c) || c == 'm' || c == 'w' || c == '\u2212';
            ems += narrow ? 0.37 : wide ? 0.84 : 0.63;
        }
        return ems * size;
    }

    /** The text, cut and ended by an ellipsis where it is wider than {@code room}. */
    public static String fit(String text, double size, double room) {
        if (of(text, size) <= room) {
            return text;
        }
        int end = text.length();
        while (end > 1 && of(text.substring(0, end) + "\u2026", size) > room) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).stripTrailing() + "\u2026";
    }
}
