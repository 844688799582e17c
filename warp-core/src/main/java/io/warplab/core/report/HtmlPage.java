package io.warplab.core.report;

import io.warplab.core.report.chart.Markup;
import java.util.List;
import java.util.function.Consumer;

/**
 * The frame of every page: head, heading, links to its sections, the sections that are not empty.
 *
 * @param kicker small line over the heading
 * @param title heading
 * @param description below it
 * @param when it was made
 * @param sections in order
 * @param rules of style beside those that every page has
 */
record HtmlPage(
        String kicker,
        String title,
        String description,
        String when,
        List<Section> sections,
        String rules) {
    HtmlPage {
        sections = sections.stream().filter(section -> !section.isEmpty()).toList();
    }

    /**
     * The page; well-formed as XML too.
     *
     * @param switches writes what must stand before the sections that it hides
     */
    String render(Consumer<Markup> switches) {
        Markup out = new Markup();
        out.open("html", "lang", "en");
        head(out);
        out.open("body");
        switches.accept(out);
        out.open("main");
        header(out);
        for (Section section : sections) {
            out.open("section", "id", section.id()).element("h2", section.title());
            section.write(out);
            out.close();
        }
        out.close().close().close();
        return "<!DOCTYPE html>\n" + out.finish() + "\n";
    }

    private void head(Markup out) {
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
        out.element("title", title + " \u2013 " + kicker);
        out.style(StyleSheet.chart() + StyleSheet.page() + rules);
        out.close();
    }

    private void header(Markup out) {
        out.open("header");
        out.element("p", kicker, "class", "kicker");
        out.element("h1", title);
        out.element("p", description);
        out.element("p", when, "class", "remark");
        out.open("nav");
        for (Section section : sections) {
            out.element("a", section.title(), "href", "#" + section.id());
        }
        out.close().close();
    }
}
