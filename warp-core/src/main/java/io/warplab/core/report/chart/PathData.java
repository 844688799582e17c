package io.warplab.core.report.chart;

/** The {@code d} of an SVG path, in tenths of a pixel and relative steps to keep it short. */
final class PathData {
    private final StringBuilder out = new StringBuilder();
    private long atX;
    private long atY;
    private boolean drawing;
    private boolean alone;

    /** Lifts the pen; a point that stayed alone shows as the dot of its round cap. */
    PathData lift() {
        if (drawing && alone) {
            out.append("h0");
        }
        drawing = false;
        return this;
    }

    /** Moves there with the pen lifted, else draws a line; steps below a tenth are skipped. */
    PathData to(double x, double y) {
        long newX = Math.round(10 * x);
        long newY = Math.round(10 * y);
        if (!drawing) {
            out.append('M');
            number(newX);
            separated(newY);
            drawing = true;
            alone = true;
        } else if (newX != atX || newY != atY) {
            out.append('l');
            number(newX - atX);
            separated(newY - atY);
            alone = false;
        }
        atX = newX;
        atY = newY;
        return this;
    }

    /** Closes the outline. */
    PathData closeOutline() {
        out.append('z');
        drawing = false;
        return this;
    }

    boolean isEmpty() {
        return out.isEmpty();
    }

    String finish() {
        lift();
        return out.toString();
    }

    /** A length in pixels to one decimal, without trailing zero. */
    static String pixels(double value) {
        PathData path = new PathData();
        path.number(Math.round(10 * value));
        return path.out.toString();
    }

    private void separated(long tenths) {
        if (tenths >= 0) {
            out.append(' ');
        }
        number(tenths);
    }

    private void number(long tenths) {
        if (tenths < 0) {
            out.append('-');
        }
        long size = Math.abs(tenths);
        if (size >= 10 || size == 0) {
            out.append(size / 10);
        }
        if (size % 10 != 0) {
            out.append('.').append(size % 10);
        }
    }
}
