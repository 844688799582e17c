package io.warplab.core.report.chart;

/** Something drawn between the axes, clipped to them. */
public sealed interface Mark permits Line, Band, Dots, Span {
    /** Draws itself in pixels of the frame. */
    void draw(Markup out, Frame frame);
}
