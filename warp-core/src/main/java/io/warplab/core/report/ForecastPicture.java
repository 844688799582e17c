package io.warplab.core.report;

import io.warplab.core.io.AtomicFiles;
import io.warplab.core.report.Palette.Entry;
import io.warplab.core.report.ReportContent.Prediction;
import io.warplab.core.report.ReportContent.Window;
import io.warplab.core.report.chart.Markup;
import io.warplab.core.report.chart.TextWidth;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The first forecast window of a report as an SVG file of its own, for a README or a paper. */
public final class ForecastPicture {
    private static final int WIDTH = 1000;
    private static final int PANEL = 500;
    private static final int PANEL_HEIGHT = 290;
    private static final int TOP = 70;
    private static final int MARGIN = 12;
    private static final int MOST_CHANNELS = 4;
    private static final int DETAIL = 900;

    private ForecastPicture() {}

    /**
     * Writes the picture, whole or not at all.
     *
     * @return false, and writes nothing, when the content has no forecast window
     * @throws io.warplab.api.error.WarpException a failure when the file cannot be written
     */
    public static boolean write(Path file, ReportContent content) {
        if (content.windows().isEmpty() || content.data().targets().isEmpty()) {
            return false;
        }
        AtomicFiles.writeText(file, render(content));
        return true;
    }

    static String render(ReportContent content) {
        Window window = content.windows().get(0);
        int channels = Math.min(content.data().targets().size(), MOST_CHANNELS);
        int columns = Math.min(channels, 2);
        int height = TOP + PANEL_HEIGHT * ((channels + columns - 1) / columns) + MARGIN;
        Markup out = new Markup();
        out.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "chart",
                "viewBox",
                "0 0 " + WIDTH + " " + height,
                "width",
                "" + WIDTH,
                "height",
                "" + height,
                "role",
                "img");
        Palette palette = Palette.of(content);
        out.element("title", content.title() + ", " + window.name());
        out.style(StyleSheet.chart());
        out.empty("rect", "width", "100%", "height", "100%", "fill", "var(--paper)");
        out.element("text", content.title(), "class", "headline", "x", "24", "y", "30");
        legend(out, palette, window);
        ForecastPanels panels = new ForecastPanels(content.data(), palette, DETAIL);
        int width = WIDTH / columns;
        for (int d = 0; d < channels; d++) {
            panels.overTime(window, d, columns == 1 ? 2 * PANEL : PANEL, PANEL_HEIGHT)
                    .draw(
                            out,
                            "x",
                            "" + d % columns * width,
                            "y",
                            "" + (TOP + d / columns * PANEL_HEIGHT),
                            "width",
                            "" + width,
                            "height",
                            "" + PANEL_HEIGHT);
        }
        return out.close().finish() + "\n";
    }

    private static void legend(Markup out, Palette palette, Window window) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry("line truth", "truth"));
        for (Prediction p : window.predictions()) {
            entries.add(new Entry("line " + palette.style(p.model()), p.model()));
        }
        double x = 24;
        for (Entry entry : entries) {
            out.open("g", "transform", "translate(" + Math.round(x) + " 46)");
            Palette.drawSwatch(out, entry.style());
            out.element("text", entry.text(), "class", "label", "x", "33", "y", "10");
            out.close();
            x += 33 + TextWidth.of(entry.text(), TextWidth.NORMAL) + 22;
        }
    }
}
