package io.warplab.core.report;

import io.warplab.core.evaluation.Quantiles;
import io.warplab.core.report.Palette.Entry;
import io.warplab.core.report.ReportContent.Identified;
import io.warplab.core.report.ReportContent.Parameter;
import io.warplab.core.report.chart.Markup;
import io.warplab.core.report.chart.Numbers;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Identified physical parameters: a table, their spread over windows, their course. */
record ParameterSection(List<Parameter> parameters, String timeUnit, Palette palette)
        implements Section {
    @Override
    public String id() {
        return "parameters";
    }

    @Override
    public String title() {
        return "Identified physical parameters";
    }

    @Override
    public boolean isEmpty() {
        return parameters.isEmpty();
    }

    @Override
    public void write(Markup out) {
        out.element(
                "p",
                "Read from each window by a forward pass, at the end of its context; no fitting at"
                        + " that time. One dot per window; the bars are the median and 5 % to"
                        + " 95 %.");
        table(out);
        Set<String> models = new LinkedHashSet<>();
        parameters.forEach(p -> p.models().forEach(m -> models.add(m.model())));
        boolean known = parameters.stream().anyMatch(p -> p.truth().length > 0);
        if (known) {
            palette.writeLegend(out, models, new Entry("line reference", "true value"));
        } else {
            palette.writeLegend(out, models);
        }
        ParameterCharts charts = new ParameterCharts(timeUnit, palette);
        for (Parameter parameter : parameters) {
            out.element("h3", heading(parameter)).open("div", "class", "grid");
            charts.spread(parameter).draw(out);
            if (parameter.models().stream().anyMatch(m -> !m.courses().isEmpty())) {
                charts.courses(parameter).draw(out);
            }
            out.close();
        }
    }

    private void table(Markup out) {
        out.open("div", "class", "scroll").open("table", "class", "numbers").open("thead");
        out.open("tr");
        out.element("th", "Parameter", "scope", "col");
        out.element("th", "Model", "scope", "col", "class", "name");
        for (String heading :
                List.of("Median", "Spread", "5 % to 95 %", "Truth", "Error", "Windows")) {
            out.element("th", heading, "scope", "col");
        }
        out.close().close().open("tbody");
        for (Parameter parameter : parameters) {
            for (Identified identified : parameter.models()) {
                out.open("tr");
                if (identified == parameter.models().get(0)) {
                    name(out, parameter);
                }
                row(out, parameter, identified);
                out.close();
            }
        }
        out.close().close().close();
        out.element(
                "p",
                "Median, spread (median absolute deviation) and quantiles are over windows."
                        + " Error: median of the relative error.",
                "class",
                "remark");
    }

    private static void name(Markup out, Parameter parameter) {
        out.open("th", "scope", "rowgroup", "rowspan", "" + parameter.models().size());
        out.open("span").text(heading(parameter));
        if (!parameter.unit().isEmpty()) {
            out.element("small", parameter.unit());
        }
        out.close().close();
    }

    private void row(Markup out, Parameter parameter, Identified identified) {
        Quantiles found = new Quantiles(identified.values());
        Quantiles truth = new Quantiles(parameter.truth());
        boolean one = truth.count() > 0 && truth.at(0) == truth.at(1);
        out.open("td", "class", "name");
        Palette.swatch(out, "line " + palette.style(identified.model()));
        out.text(identified.model()).close();
        number(out, found.median(), 4);
        number(out, found.medianAbsoluteDeviation(), 2);
        out.element(
                "td",
                Numbers.significant(found.at(0.05), 4)
                        + " to "
                        + Numbers.significant(found.at(0.95), 4));
        if (one || truth.count() == 0) {
            number(out, truth.median(), 4);
        } else {
            out.element(
                    "td",
                    Numbers.significant(truth.at(0), 3)
                            + " to "
                            + Numbers.significant(truth.at(1), 3));
        }
        double error = relativeError(identified.values(), parameter.truth());
        String percent = Numbers.significant(100 * error, 2);
        out.element("td", Double.isFinite(error) ? percent + " %" : Numbers.NONE);
        out.element("td", Numbers.count(found.count()));
    }

    private static void number(Markup out, double value, int digits) {
        String shown = Numbers.significant(value, digits);
        out.element("td", shown, "title", Double.toString(value));
    }

    private static String heading(Parameter parameter) {
        return parameter.symbol().isEmpty() || parameter.symbol().equals(parameter.name())
                ? parameter.name()
                : parameter.symbol() + "  " + parameter.name();
    }

    private static double relativeError(double[] values, double[] truth) {
        if (truth.length == 0) {
            return Double.NaN;
        }
        double[] errors = new double[values.length];
        Arrays.setAll(
                errors,
                n -> {
                    double p = truth[Math.min(n, truth.length - 1)];
                    return p == 0 ? Double.NaN : Math.abs((values[n] - p) / p);
                });
        return new Quantiles(errors).median();
    }
}
