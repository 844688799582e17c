package io.warplab.core.report.chart;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A filled strip between two curves.
 *
 * @param style classes of the style sheet
 * @param x [T], ascending
 * @param low [T]; NaN breaks the strip
 * @param high [T]; NaN breaks the strip
 * @param hint shown when pointed at, or empty
 */
public record Band(String style, double[] x, double[] low, double[] high, String hint)
        implements Mark {
    public Band {
        if (x.length != low.length || x.length != high.length) {
            throw new IllegalArgumentException(
                    x.length + " times for " + low.length + " and " + high.length + " values");
        }
    }

    @Override
    public void draw(Markup out, Frame frame) {
        double[][] lower = frame.pixels(x, low);
        double[][] upper = frame.pixels(x, high);
        int[] kept =
                IntStream.concat(
                                Arrays.stream(keep(lower, frame)),
                                Arrays.stream(keep(upper, frame)))
                        .sorted()
                        .distinct()
                        .toArray();
        PathData path = new PathData();
        for (int from = 0; from < kept.length; ) {
            int to = from;
            while (to < kept.length && shown(lower, kept[to]) && shown(upper, kept[to])) {
                to++;
            }
            outline(path, kept, from, to, lower, upper);
            from = to + 1;
        }
        Line.write(out, path, "band " + style, hint);
    }

    private static int[] keep(double[][] pixels, Frame frame) {
        return Decimation.keep(pixels[0], pixels[1], Math.max(6, frame.detail() / 2));
    }

    private static boolean shown(double[][] pixels, int i) {
        return !Double.isNaN(pixels[0][i]);
    }

    private static void outline(
            PathData path, int[] kept, int from, int to, double[][] lower, double[][] upper) {
        if (to - from < 2) {
            return;
        }
        for (int k = from; k < to; k++) {
            path.to(upper[0][kept[k]], upper[1][kept[k]]);
        }
        for (int k = to - 1; k >= from; k--) {
            path.to(lower[0][kept[k]], lower[1][kept[k]]);
        }
        path.closeOutline();
    }
}
