package io.warplab.core.report;

import io.warplab.core.report.ComparisonContent.Ranking;
import io.warplab.core.report.chart.Markup;
import io.warplab.core.report.chart.Numbers;
import io.warplab.core.report.chart.TextWidth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Mean ranks on an axis, best at the left; a thick bar joins models whose ranks do not differ by
 * more than the critical difference (Demsar, JMLR 7, 2006).
 *
 * @param ranking what it shows
 * @param palette looks of the models
 */
record CriticalDifferenceDiagram(Ranking ranking, Palette palette) {
    static final int WIDTH = 760;
    private static final double LEFT = 190;
    private static final double RIGHT = WIDTH - LEFT;
    private static final double BAR = 22;
    private static final double AXIS = 66;
    private static final double GROUP_GAP = 9;
    private static final double ROW = 24;
    private static final double TICK = 5;

    /** Models {@code from} to {@code to}, both included, in the order of their ranks. */
    record Group(int from, int to) {}

    /** The height that it takes, in pixels. */
    int height() {
        return (int) Math.ceil(firstRow() + ROW * ((ranking.models().size() + 1) / 2) + 4);
    }

    /** Largest groups of models that do not differ, best first; a model by itself is none. */
    List<Group> groups() {
        int[] order = order();
        List<Group> groups = new ArrayList<>();
        int last = -1;
        for (int from = 0; from < order.length; from++) {
            int to = from;
            while (to + 1 < order.length
                    && ranking.ranks()[order[to + 1]] - ranking.ranks()[order[from]]
                            <= ranking.difference()) {
                to++;
            }
            if (to > from && to > last) {
                groups.add(new Group(from, to));
                last = to;
            }
        }
        return groups;
    }

    /**
     * Draws itself as one {@code svg} element.
     *
     * @param attributes further attributes of that element
     */
    void draw(Markup out, String... attributes) {
        String[] all = new String[attributes.length + 8];
        System.arraycopy(
                new String[] {
                    "viewBox",
                    "0 0 " + WIDTH + " " + height(),
                    "class",
                    "chart",
                    "role",
                    "img",
                    "aria-label",
                    about()
                },
                0,
                all,
                0,
                8);
        System.arraycopy(attributes, 0, all, 8, attributes.length);
        out.open("svg", all);
        difference(out);
        axis(out);
        int[] order = order();
        // those of the better half stand at the left, the others at the right: no line crosses
        // another
        int left = (order.length + 1) / 2;
        for (int i = 0; i < order.length; i++) {
            int row = i < left ? i : order.length - 1 - i;
            model(out, order[i], firstRow() + ROW * row, i < left);
        }
        groups(out, order);
        out.close();
    }

    private String about() {
        StringBuilder about = new StringBuilder("Mean ranks over " + ranking.over() + ":");
        for (int k : order()) {
            about.append(' ').append(ranking.models().get(k)).append(' ');
            about.append(rank(k)).append(';');
        }
        return about + " critical difference " + Numbers.significant(ranking.difference(), 3);
    }

    /** Models by rank, best first. */
    private int[] order() {
        return IntStream.range(0, ranking.models().size())
                .boxed()
                .sorted(Comparator.comparingDouble(k -> ranking.ranks()[k]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private double at(double rank) {
        return LEFT + (rank - 1) * unit();
    }

    private double unit() {
        return (RIGHT - LEFT) / (ranking.models().size() - 1);
    }

    private double firstRow() {
        return AXIS + 20 + GROUP_GAP * groups().size();
    }

    /** How long the critical difference is; one longer than the axis is cut, and said. */
    private void difference(Markup out) {
        double length = ranking.difference() * unit();
        boolean cut = length > RIGHT - LEFT;
        double to = LEFT + Math.min(length, RIGHT - LEFT);
        path(out, "line bar", move(LEFT, BAR) + line(to, BAR));
        path(out, "ticks", move(LEFT, BAR - TICK) + line(LEFT, BAR + TICK));
        if (!cut) {
            path(out, "ticks", move(to, BAR - TICK) + line(to, BAR + TICK));
        }
        String text =
                "critical difference "
                        + Numbers.significant(ranking.difference(), 3)
                        + (cut ? ", wider than the axis" : "");
        text(out, text, "label", LEFT, BAR - 10);
    }

    private void axis(Markup out) {
        StringBuilder axis = new StringBuilder(move(LEFT, AXIS) + line(RIGHT, AXIS));
        int models = ranking.models().size();
        int step = Math.max(1, models / 12);
        for (int rank = 1; rank <= models; rank += step) {
            axis.append(move(at(rank), AXIS)).append(line(at(rank), AXIS - TICK));
            text(out, "" + rank, "tick middle", at(rank), AXIS - 9);
        }
        path(out, "axis", axis.toString());
    }

    private void model(Markup out, int k, double row, boolean left) {
        double end = left ? LEFT - 6 : RIGHT + 6;
        double x = at(ranking.ranks()[k]);
        path(
                out,
                "line leader " + palette.style(ranking.models().get(k)),
                move(x, AXIS) + line(x, row) + line(end, row));
        String rank = rank(k);
        double room = LEFT - 20 - TextWidth.of("  " + rank, TextWidth.NORMAL);
        String name = TextWidth.fit(ranking.models().get(k), TextWidth.NORMAL, room);
        text(
                out,
                left ? name + "  " + rank : rank + "  " + name,
                left ? "label end" : "label",
                left ? end - 5 : end + 5,
                row + 4);
    }

    private void groups(Markup out, int[] order) {
        double y = AXIS + 9;
        for (Group group : groups()) {
            double from = at(ranking.ranks()[order[group.from()]]) - 4;
            double to = at(ranking.ranks()[order[group.to()]]) + 4;
            path(out, "line group", move(from, y) + line(to, y));
            y += GROUP_GAP;
        }
    }

    private String rank(int k) {
        return String.format(Locale.ROOT, "%.2f", ranking.ranks()[k]);
    }

    private static String move(double x, double y) {
        return "M" + pixels(x) + " " + pixels(y);
    }

    private static String line(double x, double y) {
        return "L" + pixels(x) + " " + pixels(y);
    }

    private static void path(Markup out, String style, String data) {
        out.empty("path", "class", style, "d", data);
    }

    private static void text(Markup out, String text, String style, double x, double y) {
        out.element("text", text, "class", style, "x", pixels(x), "y", pixels(y));
    }

    private static String pixels(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
