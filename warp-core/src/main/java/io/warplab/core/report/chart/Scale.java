package io.warplab.core.report.chart;

import java.util.List;

/** Maps values onto an axis and says where its ticks are. */
public interface Scale {
    /** A tick; an empty label is a minor tick. */
    record Tick(double value, String label) {}

    /** Position along the axis, 0 at its start and 1 at its end; NaN where it cannot be shown. */
    double at(double value);

    /** Ends of the axis. */
    Range range();

    /**
     * Ticks inside the range, ascending.
     *
     * @param most about how many labels there is room for, at least 2
     */
    List<Tick> ticks(int most);

    /** The power of ten that all labels lack, typeset, or empty. */
    default String factor() {
        return "";
    }
}
