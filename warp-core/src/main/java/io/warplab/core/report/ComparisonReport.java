package io.warplab.core.report;

import io.warplab.core.io.AtomicFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The report of a comparison as one HTML file, in the manner of {@link HtmlReport}. */
public final class ComparisonReport {
    private ComparisonReport() {}

    /**
     * Writes the page, whole or not at all.
     *
     * @throws io.warplab.api.error.WarpException a failure when the file cannot be written
     */
    public static void write(Path file, ComparisonContent content) {
        AtomicFiles.writeText(file, render(content));
    }

    /** The page; well-formed as XML too. */
    static String render(ComparisonContent content) {
        Palette palette = Palette.of(content.models());
        List<Section> sections = new ArrayList<>();
        RankingSection ranking = new RankingSection(content.ranking(), palette);
        boolean several = content.tasks().size() > 1;
        if (several) {
            sections.add(new OverviewSection(content, palette));
            sections.add(ranking);
        }
        int number = 1;
        for (ComparisonContent.TaskTable task : content.tasks()) {
            sections.add(new TaskSection(task, number++, palette));
        }
        if (!several) {
            sections.add(ranking);
        }
        sections.add(new EqualSection(content));
        return new HtmlPage(
                        "Warp Lab comparison",
                        content.title(),
                        content.description(),
                        content.when(),
                        sections,
                        "")
                .render(out -> {});
    }
}
