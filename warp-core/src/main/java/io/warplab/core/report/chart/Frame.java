package io.warplab.core.report.chart;

/**
 * The plotting area of one chart, origin at its top left.
 *
 * @param width in pixels
 * @param height in pixels
 * @param x horizontal scale
 * @param y vertical scale
 * @param detail points that one mark may draw
 */
record Frame(double width, double height, Scale x, Scale y, int detail) {
    /** Beyond this far outside, renderers lose precision; nobody sees the difference. */
    private static final double FAR = 10_000;

    /** Pixels from the left, NaN where it cannot be shown. */
    double left(double value) {
        return near(x.at(value) * width);
    }

    /** Pixels from the top, NaN where it cannot be shown. */
    double top(double value) {
        return near((1 - y.at(value)) * height);
    }

    /** Pixels from the left and from the top, both NaN where either cannot be shown. */
    double[][] pixels(double[] xs, double[] ys) {
        double[][] pixels = new double[2][xs.length];
        for (int i = 0; i < xs.length; i++) {
            double left = left(xs[i]);
            double top = top(ys[i]);
            boolean shown = !Double.isNaN(left) && !Double.isNaN(top);
            pixels[0][i] = shown ? left : Double.NaN;
            pixels[1][i] = shown ? top : Double.NaN;
        }
        return pixels;
    }

    private static double near(double pixels) {
        return Math.max(-FAR, Math.min(FAR, pixels));
    }
}
