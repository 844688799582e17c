package io.warplab.core.report;

import io.warplab.core.io.AtomicFiles;
import io.warplab.core.report.chart.Markup;
import java.nio.file.Path;
import java.util.List;

/**
 * The report of a run as one HTML file: charts inline, no script, nothing fetched. It follows the
 * reader's light or dark setting, prints, and fits a phone. A click on a model in a legend hides it
 * everywhere.
 */
public final class HtmlReport {
    private HtmlReport() {}

    /**
     * Writes the page, whole or not at all.
     *
     * @throws io.warplab.api.error.WarpException a failure when the file cannot be written
     */
    public static void write(Path file, ReportContent content) {
        AtomicFiles.writeText(file, render(content));
    }

    /**
     * The same with learning curves in front.
     *
     * @throws io.warplab.api.error.WarpException a failure when the file cannot be written
     */
    public static void write(Path file, ReportContent content, LearningCurves learning) {
        AtomicFiles.writeText(file, render(content, learning));
    }

    /** The page; well-formed as XML too. */
    static String render(ReportContent content) {
        return render(content, new LearningCurves(List.of(), "", "", "", List.of()));
    }

    static String render(ReportContent content, LearningCurves learning) {
        Palette palette = Palette.of(content);
        String timeUnit = content.data().timeUnit();
        ForecastSection forecasts = new ForecastSection(content, palette);
        List<Section> sections =
                List.<Section>of(
                                new LearningSection(learning, palette),
                                new ComparisonSection(content.comparison(), palette),
                                forecasts,
                                new ErrorGrowthSection(content.errorGrowth(), timeUnit, palette),
                                new ParameterSection(content.parameters(), timeUnit, palette),
                                new ConfusionSection(content.confusions(), palette),
                                new TrainingSection(content.training(), palette),
                                new ProvenanceSection(content))
                        .stream()
                        .filter(section -> !section.isEmpty())
                        .toList();
        Markup out = new Markup();
        out.open("html", "lang", "en");
        head(out, content.title(), palette.rules() + forecasts.rules());
        out.open("body");
        palette.writeSwitches(out);
        out.open("main");
        header(out, content, sections);
        for (Section section : sections) {
            out.open("section", "id", section.id()).element("h2", section.title());
            section.write(out);
            out.close();
        }
        out.close().close().close();
        return "<!DOCTYPE html>\n" + out.finish() + "\n";
    }

    private static void head(Markup out, String title, String rules) {
        out.open("head").empty("meta", "charset", "utf-8");
        // whatever a data set's name says, the page runs nothing and fetches nothing
        out.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:");
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        out.empty("meta", "name", "color-scheme", "content", "light dark");
        out.empty("link", "rel", "icon", "href", "data:,");
        out.element("title", title + " \u2013 Warp Lab report");
        out.style(StyleSheet.chart() + StyleSheet.page() + rules);
        out.close();
    }

    private static void header(Markup out, ReportContent content, List<Section> sections) {
        out.open("header");
        out.element("p", "Warp Lab report", "class", "kicker");
        out.element("h1", content.title());
        out.element("p", content.data().description());
        out.element("p", content.when(), "class", "remark");
        out.open("nav");
        for (Section section : sections) {
            out.element("a", section.title(), "href", "#" + section.id());
        }
        out.close().close();
    }
}
