package io.warplab.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warplab.core.report.ReportContent.Better;
import io.warplab.core.report.ReportContent.Cell;
import io.warplab.core.report.ReportContent.Channel;
import io.warplab.core.report.ReportContent.Column;
import io.warplab.core.report.ReportContent.Comparison;
import io.warplab.core.report.ReportContent.Course;
import io.warplab.core.report.ReportContent.DataSet;
import io.warplab.core.report.ReportContent.ErrorCurve;
import io.warplab.core.report.ReportContent.ErrorGrowth;
import io.warplab.core.report.ReportContent.Fact;
import io.warplab.core.report.ReportContent.Identified;
import io.warplab.core.report.ReportContent.LossCurve;
import io.warplab.core.report.ReportContent.Parameter;
import io.warplab.core.report.ReportContent.Prediction;
import io.warplab.core.report.ReportContent.Row;
import io.warplab.core.report.ReportContent.Training;
import io.warplab.core.report.ReportContent.Window;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlReportTest {
    private static Document parse(String page) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(page)));
    }

    private static List<Element> elements(Document page, String tag, String style) {
        List<Element> found = new ArrayList<>();
        NodeList all = page.getElementsByTagName(tag);
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            List<String> styles = List.of(element.getAttribute("class").split(" "));
            if (styles.containsAll(List.of(style.split(" ")))) {
                found.add(element);
            }
        }
        return found;
    }

    private static List<String> sections(Document page) {
        List<String> ids = new ArrayList<>();
        NodeList all = page.getElementsByTagName("section");
        for (int i = 0; i < all.getLength(); i++) {
            ids.add(((Element) all.item(i)).getAttribute("id"));
        }
        return ids;
    }

    private static ReportContent empty(String title, DataSet data) {
        return new ReportContent(
                title,
                "",
                "warp run",
                List.of(),
                data,
                new Comparison(List.of(), List.of()),
                new Training("loss", "criterion", List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void theWholePageIsWrittenAndWellFormed(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("run/report.html");
        HtmlReport.write(file, SampleReport.content());
        String page = Files.readString(file, StandardCharsets.UTF_8);
        assertThat(page).startsWith("<!DOCTYPE html>");
        assertThat(sections(parse(page)))
                .containsExactly(
                        "comparison",
                        "forecasts",
                        "error-growth",
                        "parameters",
                        "training",
                        "provenance");
    }

    @Test
    void nothingIsFetchedAndNothingRuns() throws Exception {
        String page = HtmlReport.render(SampleReport.content());
        assertThat(page)
                .doesNotContain("http:", "https:", "<script", " src=", "@import", "url(", "<iframe")
                .doesNotContainPattern("\\son[a-z]+=");
        NodeList links = parse(page).getElementsByTagName("link");
        for (int i = 0; i < links.getLength(); i++) {
            assertThat(((Element) links.item(i)).getAttribute("href")).startsWith("data:");
        }
    }

    @Test
    void aModelHasOneColourThroughThePage() throws Exception {
        Document page = parse(HtmlReport.render(SampleReport.content()));
        for (Element line : elements(page, "path", "line k0")) {
            assertThat(line.getAttribute("class").split(" ")).contains("c0", "d0");
        }
        assertThat(elements(page, "path", "line k1 c1")).hasSizeGreaterThan(8);
        assertThat(elements(page, "label", "entry k0")).isNotEmpty();
        assertThat(elements(page, "label", "entry k0"))
                .allMatch(label -> label.getAttribute("for").equals("show-k0"));
    }

    @Test
    void hostileTextIsShownAndNotObeyed() throws Exception {
        String evil = "</title></style><script>alert(1)</script>\" onload=\"x\u0000&";
        DataSet data =
                new DataSet(
                        evil,
                        evil,
                        evil,
                        List.of(new Channel(evil, evil)),
                        List.of(new Fact(evil, evil)),
                        List.of(evil));
        double[] two = {0, 1};
        double[][] values = {two};
        Comparison comparison =
                new Comparison(
                        List.of(new Column(evil, evil, Better.LOWER, evil)),
                        List.of(
                                new Row(evil, evil, List.of(Cell.of(1)), null),
                                new Row("other", evil, List.of(), evil)));
        ReportContent content =
                new ReportContent(
                        evil,
                        evil,
                        evil,
                        List.of(new Fact(evil, evil)),
                        data,
                        comparison,
                        new Training(
                                evil, evil, List.of(new LossCurve(evil, evil, two, two, two, 1))),
                        List.of(
                                new Window(
                                        evil,
                                        two,
                                        1,
                                        values,
                                        List.of(new Prediction(evil, values, values)))),
                        List.of(
                                new ErrorGrowth(
                                        new Channel(evil, evil),
                                        1,
                                        List.of(new ErrorCurve(evil, two, two)))),
                        List.of(
                                new Parameter(
                                        evil,
                                        evil,
                                        evil,
                                        two,
                                        List.of(
                                                new Identified(
                                                        evil,
                                                        two,
                                                        List.of(new Course(evil, two, two, 1)))))),
                        List.of(SampleReport.confusion(evil)));
        String page = HtmlReport.render(content);
        assertThat(page).doesNotContain("<script", "\u0000", "onload=\"");
        Document parsed = parse(page);
        assertThat(parsed.getElementsByTagName("script").getLength()).isZero();
        assertThat(parsed.getElementsByTagName("style").getLength()).isEqualTo(1);
        assertThat(parsed.getElementsByTagName("h1").item(0).getTextContent())
                .isEqualTo(evil.replace('\u0000', '\ufffd'));
        parse(ForecastPicture.render(content));
    }

    @Test
    void theBestIsBoldTheSecondUnderlinedAndAFailureTold() throws Exception {
        Comparison comparison =
                new Comparison(
                        List.of(
                                new Column("MSE", "", Better.LOWER, ""),
                                new Column("accuracy", "", Better.HIGHER, ""),
                                new Column("weights", "", Better.NEITHER, ""),
                                new Column("time", "s", Better.NEITHER, "")),
                        List.of(
                                row("a", 0.3, 0.7, 12345, 3),
                                row("b", 0.1, 0.9, 7, 4),
                                row("c", 0.2, Double.NaN, 9, 5),
                                new Row(
                                        "d",
                                        "",
                                        List.of(
                                                Cell.of(Double.NaN),
                                                Cell.of(0.8),
                                                Cell.of(8),
                                                new Cell(6, 1.5)),
                                        null),
                                new Row("e", "", List.of(), "no memory left")));
        ReportContent none = empty("t", new DataSet("d", "", "s", List.of(), List.of(), List.of()));
        ReportContent content =
                new ReportContent(
                        none.title(),
                        none.when(),
                        none.command(),
                        none.environment(),
                        none.data(),
                        comparison,
                        none.training(),
                        none.windows(),
                        none.errorGrowth(),
                        none.parameters(),
                        none.confusions());
        Document page = parse(HtmlReport.render(content));
        assertThat(elements(page, "td", "best").stream().map(Element::getTextContent))
                .containsExactly("0.100", "0.900");
        assertThat(elements(page, "td", "second").stream().map(Element::getTextContent))
                .containsExactly("0.200", "0.800");
        assertThat(elements(page, "td", "failed").stream().map(Element::getTextContent))
                .containsExactly("failed: no memory left");
        assertThat(elements(page, "table", "numbers").get(0).getTextContent())
                .contains("12\u202f345", "\u2013", "6.0 \u00b1 1.5", "3.00");
    }

    private static Row row(String model, double... values) {
        return new Row(model, "", Arrays.stream(values).mapToObj(Cell::of).toList(), null);
    }

    @Test
    void nothingToShowIsStillAPage() throws Exception {
        DataSet data = new DataSet("d", "", "s", List.of(), List.of(), List.of());
        assertThat(sections(parse(HtmlReport.render(empty("t", data)))))
                .containsExactly("provenance");
    }

    @Test
    void numbersThatAreNotFiniteDoNotBreakThePage() throws Exception {
        double[] bad = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0};
        double[] time = {0, 1, 2, 3};
        double[][] both = {bad, bad};
        List<Channel> channels = List.of(new Channel("x", "m"), new Channel("v", "m/s"));
        ReportContent content =
                new ReportContent(
                        "t",
                        "",
                        "",
                        List.of(),
                        new DataSet("d", "", "s", channels, List.of(), List.of()),
                        new Comparison(
                                List.of(new Column("MSE", "", Better.LOWER, "")),
                                List.of(row("a", Double.NaN), row("b", Double.POSITIVE_INFINITY))),
                        new Training("l", "c", List.of(new LossCurve("a", "", time, bad, bad, 9))),
                        List.of(
                                new Window("w", time, 4, both, List.of()),
                                new Window(
                                        "v",
                                        time,
                                        0,
                                        both,
                                        List.of(new Prediction("a", both, both)))),
                        List.of(
                                new ErrorGrowth(
                                        channels.get(0),
                                        Double.NaN,
                                        List.of(new ErrorCurve("a", time, bad)))),
                        List.of(
                                new Parameter(
                                        "p",
                                        "",
                                        "",
                                        bad,
                                        List.of(
                                                new Identified(
                                                        "a",
                                                        bad,
                                                        List.of(
                                                                new Course(
                                                                        "w",
                                                                        time,
                                                                        bad,
                                                                        Double.NaN))))),
                                new Parameter("q", "", "", new double[0], List.of())),
                        List.of());
        Document page = parse(HtmlReport.render(content));
        NodeList paths = page.getElementsByTagName("path");
        for (int i = 0; i < paths.getLength(); i++) {
            assertThat(((Element) paths.item(i)).getAttribute("d")).matches("[MlHhz0-9 .-]+");
        }
        parse(ForecastPicture.render(content));
    }

    @Test
    void aRunawayForecastDoesNotFlattenTheTruth() throws Exception {
        int steps = 100;
        double[] time = new double[steps];
        double[] truth = new double[steps];
        double[] runaway = new double[steps];
        for (int t = 0; t < steps; t++) {
            time[t] = t;
            truth[t] = Math.sin(t);
            runaway[t] = Math.exp(t);
        }
        Window window =
                new Window(
                        "w",
                        time,
                        10,
                        new double[][] {truth},
                        List.of(new Prediction("m", new double[][] {runaway}, null)));
        ReportContent none =
                empty(
                        "t",
                        new DataSet(
                                "d",
                                "",
                                "s",
                                List.of(new Channel("x", "m")),
                                List.of(),
                                List.of()));
        Palette palette = Palette.of(none);
        double high =
                new ForecastPanels(none.data(), palette, 500)
                        .overTime(window, 0, 460, 280)
                        .y()
                        .scale()
                        .range()
                        .high();
        assertThat(high).isBetween(1.0, 3.0);
    }

    @Test
    void aLargeRunStaysUnderTwoMegabytes() throws Exception {
        int steps = 10_000;
        int models = 8;
        Random random = new Random(3);
        double[] time = new double[steps];
        Arrays.setAll(time, t -> 0.01 * t);
        List<Channel> channels = new ArrayList<>();
        for (int d = 0; d < 4; d++) {
            channels.add(new Channel("channel " + d, "V"));
        }
        double[][] noise = new double[4][steps];
        for (double[] channel : noise) {
            Arrays.setAll(channel, t -> random.nextGaussian());
        }
        List<Prediction> predictions = new ArrayList<>();
        List<LossCurve> losses = new ArrayList<>();
        List<ErrorCurve> errors = new ArrayList<>();
        List<Identified> identified = new ArrayList<>();
        for (int m = 0; m < models; m++) {
            predictions.add(new Prediction("model " + m, noise, noise));
            losses.add(new LossCurve("model " + m, "", time, noise[0], noise[1], 5));
            errors.add(new ErrorCurve("model " + m, time, noise[2]));
            Course course = new Course("w", time, noise[3], 0);
            identified.add(new Identified("model " + m, noise[0], List.of(course, course, course)));
        }
        List<Window> windows = new ArrayList<>();
        List<ErrorGrowth> growth = new ArrayList<>();
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            windows.add(new Window("window " + i, time, 100, noise, predictions));
            windows.add(new Window("other " + i, time, 100, noise, predictions));
            growth.add(new ErrorGrowth(channels.get(i), 1, errors));
            parameters.add(new Parameter("p" + i, "", "", noise[1], identified));
        }
        ReportContent content =
                new ReportContent(
                        "large",
                        "",
                        "",
                        List.of(),
                        new DataSet("d", "", "s", channels, List.of(), List.of()),
                        new Comparison(List.of(), List.of()),
                        new Training("l", "c", losses),
                        windows,
                        growth,
                        parameters,
                        List.of());
        String page = HtmlReport.render(content);
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(2_000_000);
        parse(page);
    }

    @Test
    void lengthsThatDisagreeAreRefused() {
        double[] two = {0, 1};
        double[] three = {0, 1, 2};
        assertThatThrownBy(() -> new ErrorCurve("m", two, three))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("m");
        assertThatThrownBy(() -> new Window("w", two, 3, new double[][] {two}, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("context 3");
        assertThatThrownBy(() -> new Window("w", two, 1, new double[][] {three}, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("truth of w");
    }

    @Test
    void thePictureStandsOnItsOwn(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("forecast.svg");
        assertThat(ForecastPicture.write(file, SampleReport.content())).isTrue();
        String picture = Files.readString(file, StandardCharsets.UTF_8);
        Document parsed = parse(picture);
        assertThat(parsed.getDocumentElement().getAttribute("xmlns"))
                .isEqualTo("http://www.w3.org/2000/svg");
        assertThat(elements(parsed, "svg", "chart")).hasSize(3);
        DataSet nothing = new DataSet("d", "", "s", List.of(), List.of(), List.of());
        Path none = folder.resolve("none.svg");
        assertThat(ForecastPicture.write(none, empty("t", nothing))).isFalse();
        assertThat(none).doesNotExist();
    }
}
