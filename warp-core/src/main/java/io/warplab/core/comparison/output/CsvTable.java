package io.warplab.core.comparison.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.warplab.core.report.ComparisonContent;
import io.warplab.core.report.ComparisonContent.ModelRow;
import io.warplab.core.report.ComparisonContent.TaskTable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** One line for each task and model, numbers in full; what does not apply is empty. */
final class CsvTable {
    private CsvTable() {}

    static String of(ComparisonContent content) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(
                    "task",
                    "model",
                    "kind",
                    "parameters",
                    "budget_miss",
                    "learning_rate",
                    "epochs",
                    "seconds",
                    "metric",
                    "mean",
                    "standard_deviation",
                    "rank",
                    "p_against_best",
                    "failure");
            for (TaskTable task : content.tasks()) {
                for (ModelRow row : task.rows()) {
                    csv.writeRecord(
                            task.name(),
                            row.model(),
                            row.kind(),
                            String.valueOf(row.parameters()),
                            number(row.miss()),
                            number(row.rate()),
                            number(row.epochs()),
                            number(row.seconds()),
                            task.metric(),
                            number(row.score()),
                            number(row.spread()),
                            number(row.rank()),
                            number(row.pValue()),
                            row.failure() == null ? "" : row.failure());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.valueOf(value) : "";
    }
}
