package io.warplab.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warplab.core.report.LearningCurves.Curve;
import io.warplab.core.report.ReportContent.Cell;
import io.warplab.core.report.ReportContent.Column;
import io.warplab.core.report.ReportContent.Comparison;
import io.warplab.core.report.ReportContent.DataSet;
import io.warplab.core.report.ReportContent.Row;
import io.warplab.core.report.ReportContent.Training;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class LearningSectionTest {
    private static final double[] SIZES = {1, 10, 100};

    private static String page(Curve... curves) {
        List<Row> rows =
                Arrays.stream(curves)
                        .map(c -> new Row(c.model(), "", List.of(Cell.of(1)), null))
                        .toList();
        return HtmlReport.render(
                new ReportContent(
                        "an ablation",
                        "",
                        "warp ablate",
                        List.of(),
                        new DataSet("d", "", "s", List.of(), List.of(), List.of()),
                        new Comparison(
                                List.of(new Column("error", "", ReportContent.Better.LOWER, "")),
                                rows),
                        new Training("", "", List.of()),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()),
                new LearningCurves(
                        List.of("the <first> finding"),
                        "training sequences",
                        "relative error",
                        "what it means",
                        List.of(curves)));
    }

    private static Element section(String page) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(
                                new InputSource(
                                        new StringReader(page.substring(page.indexOf("<html")))));
        NodeList sections = document.getElementsByTagName("section");
        Element first = (Element) sections.item(0);
        assertThat(first.getAttribute("id")).isEqualTo("learning");
        return first;
    }

    @Test
    void showsFindingsThenACurveAndDotsPerModel() throws Exception {
        double[] twice = {1, 1, 10, 10, 100, 100};
        Element section =
                section(
                        page(
                                new Curve(
                                        "on",
                                        SIZES,
                                        new double[] {0.3, 0.02, 0.01},
                                        twice,
                                        new double[] {0.2, 0.4, 0.01, 0.03, 0.01, 0.01}),
                                new Curve(
                                        "off",
                                        SIZES,
                                        new double[] {0.9, 0.8, 0.7},
                                        SIZES,
                                        new double[] {0.9, 0.8, 0.7})));
        assertThat(section.getElementsByTagName("li").item(0).getTextContent())
                .isEqualTo("the <first> finding");
        assertThat(paths(section, "line k0")).isEqualTo(1);
        assertThat(paths(section, "dots k0")).isEqualTo(1);
        assertThat(paths(section, "dots k1")).isEqualTo(1);
        assertThat(section.getTextContent())
                .contains("training sequences", "relative error", "what it means", "100");
    }

    private static long paths(Element section, String style) {
        NodeList paths = section.getElementsByTagName("path");
        long count = 0;
        for (int i = 0; i < paths.getLength(); i++) {
            Element path = (Element) paths.item(i);
            boolean swatch =
                    ((Element) path.getParentNode()).getAttribute("class").equals("swatch");
            count += path.getAttribute("class").startsWith(style) && !swatch ? 1 : 0;
        }
        return count;
    }

    @Test
    void aModelWithoutResultsDrawsNothing() throws Exception {
        double[] none = {};
        Element section = section(page(new Curve("failed", none, none, none, none)));
        assertThat(paths(section, "line k0")).isZero();
        assertThatThrownBy(() -> new Curve("m", SIZES, none, none, none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("errors and amounts of m");
    }
}
