package io.warplab.cli;

import io.warplab.core.report.ReportContent.Cell;
import io.warplab.core.report.ReportContent.Column;
import io.warplab.core.report.ReportContent.Comparison;
import io.warplab.core.report.ReportContent.Row;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** The comparison of models as text. */
final class ComparisonTable {
    private ComparisonTable() {}

    static void print(Comparison comparison, PrintWriter out) {
        TextTable table = new TextTable().column("model", TextTable.Align.LEFT);
        for (Column column : comparison.columns()) {
            table.column(
                    column.unit().isEmpty()
                            ? column.name()
                            : column.name() + " [" + column.unit() + "]",
                    TextTable.Align.RIGHT);
        }
        for (Row row : comparison.rows()) {
            List<String> cells = new ArrayList<>(List.of(row.model()));
            if (row.failure() != null) {
                cells.add("failed: " + row.failure());
            } else {
                for (Cell cell : row.cells()) {
                    cells.add(Numbers.of(cell.value(), cell.spread()));
                }
            }
            table.row(cells);
        }
        table.print(out);
    }
}
