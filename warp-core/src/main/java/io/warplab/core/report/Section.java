package io.warplab.core.report;

import io.warplab.core.report.chart.Markup;

/** One part of the page. */
interface Section {
    /** Anchor. */
    String id();

    /** Heading. */
    String title();

    /** Whether there is nothing to show; the page then leaves it out. */
    boolean isEmpty();

    /** Writes what stands below the heading. */
    void write(Markup out);
}
