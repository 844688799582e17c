package io.warplab.core.report;

import io.warplab.core.report.Palette.Entry;
import io.warplab.core.report.ReportContent.Prediction;
import io.warplab.core.report.ReportContent.Window;
import io.warplab.core.report.chart.Chart;
import io.warplab.core.report.chart.Markup;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Forecasts against truth, one pane per window. The panes are tabs by style rules alone; without
 * those, and in print, they stand one below the other.
 */
final class ForecastSection implements Section {
    private static final int MOST_WINDOWS = 8;
    private static final int MOST_CHANNELS = 8;
    private static final int MOST_PORTRAIT_CHANNELS = 4;

    /** Points that all forecasts of the page may draw; each takes about 8 bytes. */
    private static final int POINTS = 100_000;

    private final ReportContent content;
    private final Palette palette;
    private final List<Window> windows;
    private final int channels;
    private final ForecastPanels panels;

    ForecastSection(ReportContent content, Palette palette) {
        this.content = content;
        this.palette = palette;
        this.windows =
                content.windows().subList(0, Math.min(content.windows().size(), MOST_WINDOWS));
        this.channels = Math.min(content.data().targets().size(), MOST_CHANNELS);
        this.panels = new ForecastPanels(content.data(), palette, detail());
    }

    @Override
    public String id() {
        return "forecasts";
    }

    @Override
    public String title() {
        return "Forecasts against truth";
    }

    @Override
    public boolean isEmpty() {
        return windows.isEmpty() || channels == 0;
    }

    @Override
    public void write(Markup out) {
        out.open("div", "class", "tabs");
        for (int w = 0; w < windows.size(); w++) {
            String[] choice = {
                "type",
                "radio",
                "name",
                "window",
                "class",
                "switch",
                "id",
                "w" + w,
                "aria-label",
                windows.get(w).name(),
                w == 0 ? "checked" : "data-w",
                w == 0 ? "checked" : "" + w
            };
            out.empty("input", choice);
        }
        out.open("p", "class", "tabbar");
        for (int w = 0; w < windows.size() && windows.size() > 1; w++) {
            out.element("label", windows.get(w).name(), "for", "w" + w, "class", "w" + w);
        }
        out.close();
        legend(out);
        for (int w = 0; w < windows.size(); w++) {
            out.open("div", "class", "pane w" + w);
            out.element("h3", windows.get(w).name(), "class", "panename");
            pane(out, windows.get(w));
            out.close();
        }
        out.close();
        leftOut(out, content.data().targets().size(), channels, "channels");
        leftOut(out, content.windows().size(), windows.size(), "windows");
    }

    /** Style rules of the tabs. */
    String rules() {
        StringBuilder rules = new StringBuilder();
        for (int w = 0; w < windows.size(); w++) {
            rules.append("#w" + w + ":checked~.tabbar .w" + w + "{color:var(--paper);");
            rules.append("background:var(--ink);border-color:var(--ink)}");
            rules.append("#w" + w + ":focus-visible~.tabbar .w" + w + "{outline:2px solid}");
            rules.append("@media screen{.pane.w" + w + "{display:none}");
            rules.append("#w" + w + ":checked~.pane.w" + w + "{display:block}}\n");
        }
        return rules.toString();
    }

    private void legend(Markup out) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry("line truth", "truth"));
        if (windows.stream().anyMatch(w -> w.context() > 0)) {
            entries.add(new Entry("span context", "context: what the models had seen"));
        }
        if (windows.stream()
                .anyMatch(w -> w.predictions().stream().anyMatch(p -> p.sd() != null))) {
            entries.add(new Entry("band any", "\u00b12 sd"));
        }
        Set<String> models = new LinkedHashSet<>();
        windows.forEach(w -> w.predictions().forEach(p -> models.add(p.model())));
        palette.writeLegend(out, models, entries.toArray(Entry[]::new));
    }

    private void pane(Markup out, Window window) {
        out.open("div", "class", channels == 1 ? "grid single" : "grid");
        for (int d = 0; d < channels; d++) {
            panels.overTime(window, d, Chart.WIDTH, Chart.HEIGHT).draw(out);
        }
        out.close();
        if (!hasPortraits()) {
            return;
        }
        out.element(
                "p",
                "Phase portraits of the forecast, from the plain dot to the coloured dot.",
                "class",
                "remark");
        out.open("div", "class", "grid small");
        if (channels == 2) {
            for (Prediction p : window.predictions()) {
                out.open("div", "class", "panel " + palette.style(p.model()));
                panels.portrait(window, 0, 1, p.model(), List.of(p)).draw(out);
                out.close();
            }
        } else {
            for (int i = 0; i < channels; i++) {
                for (int j = i + 1; j < channels; j++) {
                    panels.portrait(window, i, j, "", window.predictions()).draw(out);
                }
            }
        }
        out.close();
    }

    private boolean hasPortraits() {
        return channels >= 2 && content.data().targets().size() <= MOST_PORTRAIT_CHANNELS;
    }

    private int detail() {
        int models = palette.models().size() + 1;
        int pairs = hasPortraits() ? channels == 2 ? 2 : channels * (channels - 1) / 2 : 0;
        int curves = Math.max(1, windows.size() * (channels + pairs) * models);
        return Math.max(60, Math.min(1200, POINTS / curves));
    }

    private static void leftOut(Markup out, int all, int shown, String what) {
        if (shown < all) {
            String remark = "The first " + shown + " of " + all + " " + what + " are drawn.";
            out.element("p", remark, "class", "remark");
        }
    }
}
