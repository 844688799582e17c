package io.warplab.core.comparison.output;

import io.warplab.core.report.ComparisonContent;
import io.warplab.core.report.ComparisonContent.ModelRow;
import io.warplab.core.report.ComparisonContent.TaskTable;
import io.warplab.core.report.ReportContent.Better;
import io.warplab.core.report.chart.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table for a paper, in the manner of the package booktabs: best bold, second underlined. */
final class LatexTable {
    private static final Pattern POWER =
            Pattern.compile("\u00d710([\u207b\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+)");
    private static final String SUPERSCRIPTS =
            "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

    private LatexTable() {}

    static String of(ComparisonContent content) {
        boolean several = content.tasks().size() > 1;
        boolean ranked = content.ranking() != null;
        List<String> head = new ArrayList<>(List.of("Model"));
        if (!several) {
            head.add("Parameters");
        }
        for (TaskTable task : content.tasks()) {
            String arrow = task.better() == Better.HIGHER ? "\\uparrow" : "\\downarrow";
            String metric = escaped(task.metric()) + " $" + arrow + "$";
            head.add(several ? escaped(task.name()) + ", " + metric : metric);
        }
        if (ranked) {
            head.add("Mean rank");
        }
        StringBuilder out = new StringBuilder();
        out.append("% ").append(content.command().replaceAll("\\R", " ")).append('\n');
        out.append("% needs \\usepackage{booktabs}; best bold, second best underlined,\n");
        out.append("% mean and standard deviation over seeds");
        out.append(ranked ? "; mean ranks over " + content.ranking().over() + "\n" : "\n");
        out.append("\\begin{tabular}{l").append("r".repeat(head.size() - 1)).append("}\n");
        out.append("\\toprule\n").append(String.join(" & ", head)).append(" \\\\\n\\midrule\n");
        for (int k = 0; k < content.models().size(); k++) {
            out.append(String.join(" & ", row(content, k, several))).append(" \\\\\n");
        }
        return out.append("\\bottomrule\n\\end{tabular}\n").toString();
    }

    private static List<String> row(ComparisonContent content, int k, boolean several) {
        List<String> cells = new ArrayList<>(List.of(escaped(content.models().get(k))));
        if (!several) {
            cells.add(String.valueOf(content.tasks().get(0).rows().get(k).parameters()));
        }
        content.tasks().forEach(task -> cells.add(score(task.rows().get(k))));
        if (content.ranking() != null) {
            cells.add(String.format(Locale.ROOT, "%.2f", content.ranking().ranks()[k]));
        }
        return cells;
    }

    private static String score(ModelRow row) {
        if (row.failure() != null) {
            return "failed";
        }
        String number = math(Numbers.withSpread(row.score(), row.spread()));
        return switch (row.place()) {
            case 1 -> "$\\mathbf{" + number + "}$";
            case 2 -> "\\underline{$" + number + "$}";
            default -> "$" + number + "$";
        };
    }

    /** A typeset number as mathematics. */
    static String math(String typeset) {
        Matcher power = POWER.matcher(typeset);
        StringBuilder out = new StringBuilder();
        while (power.find()) {
            StringBuilder exponent = new StringBuilder();
            for (char c : power.group(1).toCharArray()) {
                int digit = SUPERSCRIPTS.indexOf(c);
                exponent.append(digit < 0 ? "-" : String.valueOf(digit));
            }
            power.appendReplacement(
                    out, Matcher.quoteReplacement(" \\times 10^{" + exponent + "}"));
        }
        power.appendTail(out);
        return out.toString().replace("\u00b1", "\\pm").replace('\u2212', '-');
    }

    private static String escaped(String text) {
        return text.replaceAll("([&%$#_{}])", "\\\\$1")
                .replace("~", "\\textasciitilde{}")
                .replace("^", "\\textasciicircum{}");
    }
}
