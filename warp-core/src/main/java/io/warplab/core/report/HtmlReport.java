package io.warplab.core.report;

import io.warplab.core.io.AtomicFiles;
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
                List.of(
                        new LearningSection(learning, palette),
                        new ComparisonSection(content.comparison(), palette),
                        forecasts,
                        new ErrorGrowthSection(content.errorGrowth(), timeUnit, palette),
                        new ParameterSection(content.parameters(), timeUnit, palette),
                        new ConfusionSection(content.confusions(), palette),
                        new TrainingSection(content.training(), palette),
                        new ProvenanceSection(content));
        return new HtmlPage(
                        "Warp Lab report",
                        content.title(),
                        content.data().description(),
                        content.when(),
                        sections,
                        palette.rules() + forecasts.rules())
                .render(palette::writeSwitches);
    }
}
