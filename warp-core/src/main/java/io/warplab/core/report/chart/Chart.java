package io.warplab.core.report.chart;

import static io.warplab.core.report.chart.PathData.pixels;

import java.util.List;

/**
 * A chart: a title, two axes with ticks and grid, and marks drawn in order.
 *
 * @param title above the plot, or empty
 * @param about what the chart shows, for readers who cannot see it
 * @param x horizontal axis
 * @param y vertical axis
 * @param marks drawn one over the other
 * @param width in pixels, before the page scales it
 * @param height in pixels
 * @param detail points that one mark may draw, at least 6; longer marks are thinned out and keep
 *     their extremes
 */
public record Chart(
        String title,
        String about,
        Axis x,
        Axis y,
        List<Mark> marks,
        int width,
        int height,
        int detail) {
    /** Width of a chart that takes half of the page's width and all of a phone's. */
    public static final int WIDTH = 460;

    /** Height that goes with it. */
    public static final int HEIGHT = 280;

    private static final double TICK = 4;
    private static final double BOTTOM = 42;
    private static final double RIGHT = 16;

    public Chart {
        marks = List.copyOf(marks);
        if (detail < 6) {
            throw new IllegalArgumentException("detail " + detail + " is below 6");
        }
    }

    /**
     * Draws itself as one {@code svg} element.
     *
     * @param attributes further attributes of that element
     */
    public void draw(Markup out, String... attributes) {
        double top = title.isEmpty() && y.scale().factor().isEmpty() ? 12 : 26;
        double innerHeight = height - top - BOTTOM;
        List<Scale.Tick> yTicks = y.scale().ticks((int) Math.max(2, innerHeight / 32));
        double left = leftMargin(yTicks);
        double innerWidth = width - left - RIGHT;
        Frame frame = new Frame(innerWidth, innerHeight, x.scale(), y.scale(), detail);
        out.open("svg", with(attributes, "class", "chart", "role", "img", "aria-label", about));
        title(out, left);
        out.open("g", "transform", "translate(" + pixels(left) + " " + pixels(top) + ")");
        horizontalTicks(out, frame);
        verticalTicks(out, frame, yTicks);
        out.open("svg", "width", pixels(innerWidth), "height", pixels(innerHeight));
        if (marks.isEmpty()) {
            out.element("text", "nothing to show", "class", "small", "x", "8", "y", "18");
        }
        marks.forEach(mark -> mark.draw(out, frame));
        out.close();
        frameLines(out, frame);
        labels(out, frame, left);
        out.close().close();
    }

    private String[] with(String[] attributes, String... more) {
        String[] all = new String[attributes.length + more.length + 2];
        all[0] = "viewBox";
        all[1] = "0 0 " + width + " " + height;
        System.arraycopy(more, 0, all, 2, more.length);
        System.arraycopy(attributes, 0, all, 2 + more.length, attributes.length);
        return all;
    }

    private double leftMargin(List<Scale.Tick> ticks) {
        double widest =
                ticks.stream()
                        .mapToDouble(t -> TextWidth.of(t.label(), TextWidth.NORMAL))
                        .max()
                        .orElse(0);
        return Math.min(width / 3.0, (y.label().isEmpty() ? 6 : 24) + widest + TICK + 4);
    }

    private void title(Markup out, double left) {
        if (!title.isEmpty()) {
            String shown = TextWidth.fit(title, TextWidth.TITLE, width - left);
            out.element("text", shown, "class", "title", "x", pixels(left), "y", "16");
        }
    }

    private void horizontalTicks(Markup out, Frame frame) {
        PathData grid = new PathData();
        PathData ticks = new PathData();
        double bottom = frame.height();
        for (Scale.Tick tick : fitting(frame)) {
            double at = frame.left(tick.value());
            if (tick.label().isEmpty()) {
                ticks.to(at, bottom).to(at, bottom + TICK / 2).lift();
                continue;
            }
            grid.to(at, 0).to(at, bottom).lift();
            ticks.to(at, bottom).to(at, bottom + TICK).lift();
            out.element(
                    "text",
                    tick.label(),
                    "class",
                    "tick middle",
                    "x",
                    pixels(at),
                    "y",
                    pixels(bottom + 17));
        }
        Line.write(out, grid, "grid", "");
        Line.write(out, ticks, "ticks", "");
    }

    /** As many ticks as their labels leave room for. */
    private List<Scale.Tick> fitting(Frame frame) {
        int most = (int) Math.max(2, frame.width() / 56);
        while (true) {
            List<Scale.Tick> ticks = x.scale().ticks(most);
            double needed =
                    ticks.stream()
                            .filter(t -> !t.label().isEmpty())
                            .mapToDouble(t -> TextWidth.of(t.label(), TextWidth.NORMAL) + 14)
                            .sum();
            if (needed <= frame.width() || most <= 2) {
                return ticks;
            }
            most--;
        }
    }

    private void verticalTicks(Markup out, Frame frame, List<Scale.Tick> all) {
        PathData grid = new PathData();
        PathData ticks = new PathData();
        double room = width / 3.0 - TICK - 4;
        for (Scale.Tick tick : all) {
            double at = frame.top(tick.value());
            if (tick.label().isEmpty()) {
                ticks.to(-TICK / 2, at).to(0, at).lift();
                continue;
            }
            grid.to(0, at).to(frame.width(), at).lift();
            ticks.to(-TICK, at).to(0, at).lift();
            out.element(
                    "text",
                    TextWidth.fit(tick.label(), TextWidth.NORMAL, room),
                    "class",
                    "tick end",
                    "x",
                    pixels(-TICK - 3),
                    "y",
                    pixels(at + 4));
        }
        Line.write(out, grid, "grid", "");
        Line.write(out, ticks, "ticks", "");
    }

    private static void frameLines(Markup out, Frame frame) {
        PathData axes = new PathData();
        axes.to(0, 0).to(0, frame.height()).to(frame.width(), frame.height());
        Line.write(out, axes, "axis", "");
    }

    private void labels(Markup out, Frame frame, double left) {
        String across = x.label() + (x.scale().factor().isEmpty() ? "" : "  " + x.scale().factor());
        out.element(
                "text",
                TextWidth.fit(across, TextWidth.NORMAL, frame.width()),
                "class",
                "label middle",
                "x",
                pixels(frame.width() / 2),
                "y",
                pixels(frame.height() + 35));
        if (!y.label().isEmpty()) {
            String place = pixels(13 - left) + " " + pixels(frame.height() / 2);
            out.element(
                    "text",
                    TextWidth.fit(y.label(), TextWidth.NORMAL, frame.height()),
                    "class",
                    "label middle",
                    "transform",
                    "translate(" + place + ") rotate(-90)");
        }
        if (!y.scale().factor().isEmpty()) {
            out.element("text", y.scale().factor(), "class", "tick end", "x", "-7", "y", "-8");
        }
    }
}
