package io.warplab.cli;

import io.warplab.core.evaluation.ParameterEstimate;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Identified physical parameters as text. */
final class ParameterTable {
    private ParameterTable() {}

    /**
     * One row per model and parameter.
     *
     * @param models estimates by model
     */
    static void print(Map<String, List<ParameterEstimate>> models, PrintWriter out) {
        boolean truth =
                models.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(e -> !Double.isNaN(e.relativeError()));
        TextTable table =
                new TextTable()
                        .column("model", TextTable.Align.LEFT)
                        .column("parameter", TextTable.Align.LEFT)
                        .column("unit", TextTable.Align.LEFT)
                        .column("median", TextTable.Align.RIGHT)
                        .column("spread", TextTable.Align.RIGHT)
                        .column("5 %", TextTable.Align.RIGHT)
                        .column("95 %", TextTable.Align.RIGHT)
                        .column("within context", TextTable.Align.RIGHT)
                        .column("windows", TextTable.Align.RIGHT);
        if (truth) {
            table.column("error", TextTable.Align.RIGHT);
        }
        models.forEach(
                (model, estimates) -> {
                    for (ParameterEstimate e : estimates) {
                        List<String> cells = new ArrayList<>();
                        cells.add(model);
                        cells.add(e.name());
                        cells.add(e.unit());
                        cells.add(Numbers.of(e.median(), 5));
                        cells.add(Numbers.of(e.spread(), 2));
                        cells.add(Numbers.of(e.lower(), 5));
                        cells.add(Numbers.of(e.upper(), 5));
                        cells.add(Numbers.of(e.contextSpread(), 2));
                        cells.add(String.valueOf(e.windows()));
                        if (truth) {
                            cells.add(
                                    Double.isNaN(e.relativeError())
                                            ? "-"
                                            : Numbers.of(100 * e.relativeError(), 2) + " %");
                        }
                        table.row(cells);
                    }
                });
        table.print(out);
    }

    /** One row per window, one column per parameter. */
    static void printWindows(List<ParameterEstimate> estimates, long[] ids, PrintWriter out) {
        TextTable table = new TextTable().column("window", TextTable.Align.RIGHT);
        for (ParameterEstimate e : estimates) {
            String unit = e.unit().isEmpty() ? "" : " [" + e.unit() + "]";
            table.column(e.name() + unit, TextTable.Align.RIGHT);
        }
        for (int n = 0; n < ids.length; n++) {
            List<String> cells = new ArrayList<>(List.of(String.valueOf(ids[n])));
            for (ParameterEstimate e : estimates) {
                cells.add(Numbers.of(e.values()[n], 5));
            }
            table.row(cells);
        }
        table.print(out);
    }
}
