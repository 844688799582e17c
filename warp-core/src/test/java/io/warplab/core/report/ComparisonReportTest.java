package io.warplab.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.warplab.core.report.ComparisonContent.ModelRow;
import io.warplab.core.report.ComparisonContent.Pair;
import io.warplab.core.report.ComparisonContent.Ranking;
import io.warplab.core.report.ComparisonContent.TaskTable;
import io.warplab.core.report.CriticalDifferenceDiagram.Group;
import io.warplab.core.report.ReportContent.Better;
import io.warplab.core.report.ReportContent.Fact;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ComparisonReportTest {
    private static final double NONE = Double.NaN;

    private static Document parse(String page) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(page)));
    }

    private static ModelRow good(String model, double score, int place, double p) {
        return new ModelRow(
                model,
                "warp",
                4893,
                -0.021,
                "width = 3",
                0.003,
                "",
                20,
                3.2,
                score,
                0.001,
                place,
                place,
                p,
                null);
    }

    private static ModelRow failed(String model) {
        return new ModelRow(
                model,
                "gru",
                5000,
                0,
                "",
                0.01,
                "",
                2,
                0.1,
                NONE,
                NONE,
                0,
                3,
                NONE,
                "it <blew> up");
    }

    private static TaskTable task(String name) {
        return new TaskTable(
                name,
                "MSE",
                "mean squared error",
                Better.LOWER,
                41,
                "tasks/a/report.html",
                List.of(good("A & B", 0.012, 1, NONE), good("C", 0.034, 2, 2e-5), failed("D")),
                List.of(new Pair("A & B", "C", 40, 1, 800, 2e-5)));
    }

    private static ComparisonContent content(Ranking ranking, String... tasks) {
        return new ComparisonContent(
                "a <comparison>",
                "now",
                "warp compare x.yaml",
                "3 models",
                List.of(new Fact("seeds", "[0, 1, 2]")),
                List.of(tasks).stream().map(ComparisonReportTest::task).toList(),
                ranking,
                List.of(new Fact("java", "17")));
    }

    private static Ranking ranking(double difference, double... ranks) {
        List<String> models = List.of("A & B", "C", "D", "E", "F").subList(0, ranks.length);
        return new Ranking("5 tasks", models, ranks, difference, 0.05, 0.01);
    }

    @Test
    void onePageForSeveralTasks() throws Exception {
        String page =
                ComparisonReport.render(content(ranking(1.2, 1.1, 1.9, 3), "first", "second"));
        Document parsed = parse(page);
        assertThat(parsed.getElementsByTagName("section").getLength()).isEqualTo(5);
        assertThat(page)
                .contains("a &lt;comparison&gt;", "A &amp; B", "it &lt;blew&gt; up", "&lt; 0.001")
                .contains("class=\"best\"", "class=\"second\"", "mean rank", "\u22122.1 %")
                .contains("href=\"tasks/a/report.html\"");
    }

    @Test
    void oneTaskNeedsNoOverview() throws Exception {
        String page = ComparisonReport.render(content(null, "only"));
        assertThat(parse(page).getElementsByTagName("section").getLength()).isEqualTo(2);
        assertThat(page).doesNotContain("Mean ranks");
    }

    @Test
    void thePictureStandsAlone(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("cd.svg");
        assertThat(CriticalDifferencePicture.write(file, content(null, "a"))).isFalse();
        assertThat(file).doesNotExist();
        assertThat(CriticalDifferencePicture.write(file, content(ranking(1.2, 1, 2, 3), "a")))
                .isTrue();
        assertThat(parse(Files.readString(file)).getDocumentElement().getTagName())
                .isEqualTo("svg");
    }

    @Test
    void groupsAreTheLargestThatDoNotDiffer() {
        Palette palette = Palette.of(List.of("A & B", "C", "D", "E", "F"));
        // 1.0  1.4  2.6  3.0  4.9 with a difference of 1.3: {1.0, 1.4}, {1.4, 2.6}, {2.6, 3.0}.
        Ranking ranking = ranking(1.3, 3.0, 1.0, 2.6, 4.9, 1.4);
        assertThat(new CriticalDifferenceDiagram(ranking, palette).groups())
                .containsExactly(new Group(0, 1), new Group(1, 2), new Group(2, 3));
        assertThat(new CriticalDifferenceDiagram(ranking(9, 3, 1, 2, 5, 4), palette).groups())
                .containsExactly(new Group(0, 4));
        assertThat(new CriticalDifferenceDiagram(ranking(0.1, 3, 1, 2, 5, 4), palette).groups())
                .isEmpty();
    }
}
