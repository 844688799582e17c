package io.warplab.core.report;

import io.warplab.core.report.chart.Markup;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One look per model through the whole page: colours of Okabe and Ito ("Color Universal Design",
 * 2008), which colour-blind readers can tell apart, then the same colours dashed and dotted.
 */
final class Palette {
    private static final int COLOURS = 6;
    private static final int DASHES = 3;

    private final List<String> models;

    private Palette(Set<String> models) {
        this.models = List.copyOf(models);
    }

    /** Looks for all models that the content names, in the order of the comparison. */
    static Palette of(ReportContent content) {
        Set<String> models = new LinkedHashSet<>();
        content.comparison().rows().forEach(row -> models.add(row.model()));
        content.training().curves().forEach(curve -> models.add(curve.model()));
        content.windows().forEach(w -> w.predictions().forEach(p -> models.add(p.model())));
        content.errorGrowth().forEach(g -> g.curves().forEach(curve -> models.add(curve.model())));
        content.parameters().forEach(p -> p.models().forEach(m -> models.add(m.model())));
        content.confusions().forEach(confusion -> models.add(confusion.model()));
        return new Palette(models);
    }

    /** Looks for these models, in this order. */
    static Palette of(List<String> models) {
        return new Palette(new LinkedHashSet<>(models));
    }

    List<String> models() {
        return models;
    }

    /** Classes of the style sheet: which model, its colour, its dash. */
    String style(String model) {
        int i = models.indexOf(model);
        return key(i) + " c" + i % COLOURS + " d" + i / COLOURS % DASHES;
    }

    /** Hidden switches, one per model, that legends refer to; must come before what they hide. */
    void writeSwitches(Markup out) {
        for (int i = 0; i < models.size(); i++) {
            out.empty(
                    "input",
                    "type",
                    "checkbox",
                    "class",
                    "switch",
                    "id",
                    "show-" + key(i),
                    "checked",
                    "checked",
                    "aria-label",
                    "show " + models.get(i));
        }
    }

    /** Style rules of the switches. */
    String rules() {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < models.size(); i++) {
            String off = "#show-" + key(i) + ":not(:checked)~main ";
            String on = "#show-" + key(i) + ":focus-visible~main ";
            rules.append(off).append(".chart .").append(key(i)).append(",");
            rules.append(off).append(".panel.").append(key(i)).append("{display:none}");
            rules.append(off).append(".entry.").append(key(i));
            rules.append("{opacity:.4;text-decoration:line-through}");
            rules.append(on).append(".entry.").append(key(i)).append("{outline:2px solid}\n");
        }
        return rules.toString();
    }

    /** Something in a legend that is not a model. */
    record Entry(String style, String text) {}

    /** A legend: models, each a label that switches it, and what else the charts show. */
    void writeLegend(Markup out, Set<String> shown, Entry... others) {
        out.open("p", "class", "legend");
        for (Entry other : others) {
            out.open("span", "class", "entry");
            swatch(out, other.style());
            out.text(other.text()).close();
        }
        for (String model : shown) {
            String target = "show-" + key(models.indexOf(model));
            out.open("label", "class", "entry " + style(model), "for", target);
            swatch(out, "line " + style(model));
            out.text(model).close();
        }
        out.close();
    }

    /** A short piece of a line in the given style. */
    static void swatch(Markup out, String style) {
        out.open("svg", "class", "swatch", "viewBox", "0 0 26 12", "aria-hidden", "true");
        drawSwatch(out, style);
        out.close();
    }

    /** The piece itself, 26 by 12 pixels. */
    static void drawSwatch(Markup out, String style) {
        if (style.startsWith("span") || style.startsWith("band")) {
            out.empty("rect", "class", style, "width", "26", "height", "12");
        } else if (style.startsWith("dots")) {
            out.empty("path", "class", style, "d", "M13 6h0");
        } else {
            out.empty("path", "class", style, "d", "M1 6h24");
        }
    }

    private static String key(int i) {
        return "k" + i;
    }
}
