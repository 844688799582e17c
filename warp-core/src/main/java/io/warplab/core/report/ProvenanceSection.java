package io.warplab.core.report;

import io.warplab.core.report.ReportContent.Fact;
import io.warplab.core.report.chart.Markup;
import java.util.List;

/** The command, the data and the environment behind the page. */
record ProvenanceSection(ReportContent content) implements Section {
    @Override
    public String id() {
        return "provenance";
    }

    @Override
    public String title() {
        return "How this was made";
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public void write(Markup out) {
        out.open("pre").element("code", content.command()).close();
        out.open("div", "class", "columns");
        facts(out, "Data: " + content.data().name(), content.data().facts());
        facts(out, "Environment", content.environment());
        out.close();
        List<String> notes = content.data().notes();
        if (!notes.isEmpty()) {
            out.element("h3", "Notes on the data").open("ul");
            notes.forEach(note -> out.element("li", note));
            out.close();
        }
    }

    static void facts(Markup out, String heading, List<Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        out.open("div").element("h3", heading).open("dl");
        for (Fact fact : facts) {
            out.element("dt", fact.name()).element("dd", fact.value());
        }
        out.close().close();
    }
}
