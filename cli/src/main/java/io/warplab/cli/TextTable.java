package io.warplab.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table in plain text: a heading, then rows; columns as wide as they need to be. */
final class TextTable {
    /** On which side a column's cells stand. */
    enum Align {
        LEFT,
        RIGHT
    }

    private static final String GAP = "  ";

    private final String indent;
    private final List<Align> aligns = new ArrayList<>();
    private final List<String> heading = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    TextTable() {
        this("");
    }

    /**
     * @param indent stands before every line
     */
    TextTable(String indent) {
        this.indent = indent;
    }

    /** Adds a column. */
    TextTable column(String title, Align align) {
        heading.add(title);
        aligns.add(align);
        return this;
    }

    /** Adds a row; a row shorter than the heading lets its last cell run on to the right. */
    TextTable row(List<String> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    void print(PrintWriter out) {
        int[] widths = new int[heading.size()];
        for (int c = 0; c < widths.length; c++) {
            widths[c] = width(heading.get(c));
            for (List<String> row : rows) {
                boolean runsOn = row.size() < widths.length && c == row.size() - 1;
                if (c < row.size() && !runsOn) {
                    widths[c] = Math.max(widths[c], width(row.get(c)));
                }
            }
        }
        line(out, heading, widths);
        line(out, Arrays.stream(widths).mapToObj("-"::repeat).toList(), widths);
        rows.forEach(row -> line(out, row, widths));
        out.flush();
    }

    private void line(PrintWriter out, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder(indent);
        for (int c = 0; c < cells.size(); c++) {
            String cell = cells.get(c);
            boolean runsOn = cells.size() < widths.length && c == cells.size() - 1;
            String space = " ".repeat(Math.max(0, widths[c] - width(cell)));
            if (c > 0) {
                line.append(GAP);
            }
            line.append(aligns.get(c) == Align.RIGHT && !runsOn ? space + cell : cell + space);
        }
        out.println(line.toString().stripTrailing());
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
