package io.warplab.core.report;

import io.warplab.core.io.AtomicFiles;
import io.warplab.core.report.ComparisonContent.Ranking;
import io.warplab.core.report.chart.Markup;
import java.nio.file.Path;

/** The critical-difference diagram as an SVG file of its own, for a paper. */
public final class CriticalDifferencePicture {
    private static final int TOP = 44;
    private static final int MARGIN = 16;

    private CriticalDifferencePicture() {}

    /**
     * Writes the picture, whole or not at all.
     *
     * @return false, and writes nothing, where the content has no ranking
     * @throws io.warplab.api.error.WarpException a failure when the file cannot be written
     */
    public static boolean write(Path file, ComparisonContent content) {
        if (content.ranking() == null) {
            return false;
        }
        AtomicFiles.writeText(file, render(content));
        return true;
    }

    static String render(ComparisonContent content) {
        Ranking ranking = content.ranking();
        CriticalDifferenceDiagram diagram =
                new CriticalDifferenceDiagram(ranking, Palette.of(content.models()));
        int width = CriticalDifferenceDiagram.WIDTH;
        int height = TOP + diagram.height() + MARGIN;
        Markup out = new Markup();
        out.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "chart",
                "viewBox",
                "0 0 " + width + " " + height,
                "width",
                "" + width,
                "height",
                "" + height,
                "role",
                "img");
        out.element("title", content.title() + ", mean ranks over " + ranking.over());
        out.style(StyleSheet.chart());
        out.empty("rect", "width", "100%", "height", "100%", "fill", "var(--paper)");
        out.element(
                "text",
                "Mean ranks over " + ranking.over(),
                "class",
                "title",
                "x",
                "" + MARGIN,
                "y",
                "26");
        diagram.draw(out, "y", "" + TOP, "width", "" + width, "height", "" + diagram.height());
        return out.close().finish() + "\n";
    }
}
