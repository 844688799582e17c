package io.warplab.core.comparison.output;

import io.warplab.core.comparison.ComparisonFolder;
import io.warplab.core.comparison.ComparisonResult;
import io.warplab.core.io.AtomicFiles;
import io.warplab.core.io.Json;
import io.warplab.core.report.ComparisonContent;
import io.warplab.core.report.ComparisonReport;
import io.warplab.core.report.CriticalDifferencePicture;

/** Everything that a comparison writes when it is done. */
public final class ComparisonOutput {
    private ComparisonOutput() {}

    /**
     * Writes all files; the comparison's environment must be recorded in the folder.
     *
     * @return what the page shows
     * @throws io.warplab.api.error.WarpException a failure when nothing can be written
     */
    public static ComparisonContent write(ComparisonFolder folder, ComparisonResult result) {
        ComparisonContent content = PageContent.of(result, folder);
        AtomicFiles.writeText(folder.results(), Json.pretty(ResultsTree.of(result, folder)) + "\n");
        AtomicFiles.writeText(folder.csv(), CsvTable.of(content));
        AtomicFiles.writeText(folder.latex(), LatexTable.of(content));
        ComparisonReport.write(folder.report(), content);
        CriticalDifferencePicture.write(folder.picture(), content);
        return content;
    }
}
