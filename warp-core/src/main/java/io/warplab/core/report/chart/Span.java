package io.warplab.core.report.chart;

/**
 * A shaded stretch of the horizontal axis over the full height.
 *
 * @param style classes of the style sheet
 * @param from start
 * @param to end
 * @param label written at its top where there is room, or empty
 */
public record Span(String style, double from, double to, String label) implements Mark {
    @Override
    public void draw(Markup out, Frame frame) {
        double left = Math.max(0, Math.min(frame.left(from), frame.left(to)));
        double right = Math.min(frame.width(), Math.max(frame.left(from), frame.left(to)));
        if (!(right > left)) {
            return;
        }
        out.empty(
                "rect",
                "class",
                "span " + style,
                "x",
                PathData.pixels(left),
                "y",
                "0",
                "width",
                PathData.pixels(right - left),
                "height",
                PathData.pixels(frame.height()));
        if (TextWidth.of(label, TextWidth.SMALL) + 8 < right - left) {
            out.element("text", label, "class", "small", "x", PathData.pixels(left + 5), "y", "13");
        }
    }
}
