package io.warplab.core.report;

import io.warplab.core.report.ReportContent.Confusion;
import io.warplab.core.report.chart.Markup;
import io.warplab.core.report.chart.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which classes were taken for which; the shade is the share of the true class. */
record ConfusionSection(List<Confusion> confusions, Palette palette) implements Section {
    @Override
    public String id() {
        return "classes";
    }

    @Override
    public String title() {
        return "Classes, true and predicted";
    }

    @Override
    public boolean isEmpty() {
        return confusions.isEmpty();
    }

    @Override
    public void write(Markup out) {
        out.open("div", "class", "grid small");
        for (Confusion confusion : confusions) {
            out.open("div", "class", "panel scroll " + palette.style(confusion.model()));
            out.open("table", "class", "confusion").element("caption", confusion.model());
            out.open("thead").open("tr").element("th", "true \\ predicted", "scope", "col");
            confusion.classes().forEach(name -> out.element("th", name, "scope", "col"));
            out.close().close().open("tbody");
            for (int c = 0; c < confusion.counts().length; c++) {
                row(out, confusion.classes().get(c), confusion.counts()[c]);
            }
            out.close().close().close();
        }
        out.close();
    }

    private static void row(Markup out, String name, long[] counts) {
        long all = Math.max(1, Arrays.stream(counts).sum());
        out.open("tr").element("th", name, "scope", "row");
        for (long count : counts) {
            String share = String.format(Locale.ROOT, "--share:%.3f", (double) count / all);
            out.element("td", Numbers.count(count), "style", share);
        }
        out.close();
    }
}
