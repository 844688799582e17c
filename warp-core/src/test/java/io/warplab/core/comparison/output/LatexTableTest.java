package io.warplab.core.comparison.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.warplab.core.report.ComparisonContent;
import io.warplab.core.report.ComparisonContent.ModelRow;
import io.warplab.core.report.ComparisonContent.TaskTable;
import io.warplab.core.report.ReportContent.Better;
import io.warplab.core.report.chart.Numbers;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatexTableTest {
    private static final double NONE = Double.NaN;

    private static ModelRow row(String model, double score, int place, String failure) {
        return new ModelRow(
                model, "kind", 120, NONE, "", NONE, "", NONE, 1, score, 0.02, place, place, NONE,
                failure);
    }

    private static ComparisonContent content(ModelRow... rows) {
        TaskTable task =
                new TaskTable("t", "MSE", "error", Better.LOWER, 9, "", List.of(rows), List.of());
        return new ComparisonContent(
                "c", "", "warp compare", "", List.of(), List.of(task), null, List.of());
    }

    @Test
    void numbersAreMathematics() {
        assertThat(LatexTable.math(Numbers.withSpread(6.4e-7, 1.2e-8)))
                .isEqualTo("(6.40 \\pm 0.12) \\times 10^{-7}");
        assertThat(LatexTable.math(Numbers.significant(-3.25e12, 3)))
                .isEqualTo("-3.25 \\times 10^{12}");
        assertThat(LatexTable.math(Numbers.withSpread(0.5, 0.02))).isEqualTo("0.500 \\pm 0.020");
    }

    @Test
    void bestSecondAndFailed() {
        String table =
                LatexTable.of(
                        content(
                                row("A_1 & B", 0.5, 1, null),
                                row("B", 0.7, 2, null),
                                row("C", NONE, 0, "diverged")));
        assertThat(table)
                .contains("\\toprule", "\\midrule", "\\bottomrule", "MSE $\\downarrow$")
                .contains("A\\_1 \\& B & 120 & $\\mathbf{0.500 \\pm 0.020}$ \\\\")
                .contains("B & 120 & \\underline{$0.700 \\pm 0.020$} \\\\")
                .contains("C & 120 & failed \\\\");
    }

    @Test
    void commasAndQuotesInCsv() {
        String csv = CsvTable.of(content(row("A, \"b\"", 0.5, 1, null)));
        assertThat(csv.lines()).hasSize(2);
        assertThat(csv)
                .startsWith("task,model,kind,")
                .contains("t,\"A, \"\"b\"\"\",kind,120,,,,1.0,MSE,0.5,");
    }
}
