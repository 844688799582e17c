package io.warplab.core.report.chart;

/**
 * A curve through points.
 *
 * @param style classes of the style sheet
 * @param x [T], in any order
 * @param y [T]; NaN breaks the line
 * @param hint shown when pointed at, or empty
 */
public record Line(String style, double[] x, double[] y, String hint) implements Mark {
    public Line {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " times for " + y.length + " values");
        }
    }

    /** A straight line between two points. */
    public static Line between(String style, double x0, double y0, double x1, double y1) {
        return new Line(style, new double[] {x0, x1}, new double[] {y0, y1}, "");
    }

    @Override
    public void draw(Markup out, Frame frame) {
        double[][] pixels = frame.pixels(x, y);
        PathData path = new PathData();
        for (int i : Decimation.keep(pixels[0], pixels[1], frame.detail())) {
            if (Double.isNaN(pixels[0][i])) {
                path.lift();
            } else {
                path.to(pixels[0][i], pixels[1][i]);
            }
        }
        write(out, path, "line " + style, hint);
    }

    static void write(Markup out, PathData path, String style, String hint) {
        if (path.isEmpty()) {
            return;
        }
        if (hint.isEmpty()) {
            out.empty("path", "class", style, "d", path.finish());
        } else {
            out.open("path", "class", style, "d", path.finish());
            out.element("title", hint).close();
        }
    }
}
