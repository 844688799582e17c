package io.warplab.core.report;

import io.warplab.core.report.chart.Markup;

/** What was the same for all models, and how the comparison was made. */
record EqualSection(ComparisonContent content) implements Section {
    @Override
    public String id() {
        return "provenance";
    }

    @Override
    public String title() {
        return "What was equal, and how this was made";
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public void write(Markup out) {
        out.open("pre").element("code", content.command()).close();
        out.open("div", "class", "columns");
        ProvenanceSection.facts(out, "Equal for all models", content.equal());
        ProvenanceSection.facts(out, "Environment", content.environment());
        out.close();
    }
}
