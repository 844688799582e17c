package io.warplab.core.report.chart;

/**
 * Points without a line. Many points are thinned out evenly; the extremes stay.
 *
 * @param style classes of the style sheet; the stroke width is the diameter
 * @param x [N]
 * @param y [N]; a NaN is left out
 * @param hint shown when pointed at, or empty
 */
public record Dots(String style, double[] x, double[] y, String hint) implements Mark {
    public Dots {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " x for " + y.length + " y");
        }
    }

    @Override
    public void draw(Markup out, Frame frame) {
        double[][] pixels = frame.pixels(x, y);
        PathData path = new PathData();
        for (int i : Decimation.keep(pixels[0], pixels[1], frame.detail())) {
            if (!Double.isNaN(pixels[0][i])) {
                path.to(pixels[0][i], pixels[1][i]).lift();
            }
        }
        Line.write(out, path, "dots " + style, hint);
    }
}
