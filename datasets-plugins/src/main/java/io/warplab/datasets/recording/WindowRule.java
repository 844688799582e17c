package io.warplab.datasets.recording;

/**
 * How a span is cut into windows: at rows 0, stride, 2 stride, ... of the span, each window wholly
 * within it. What is left at the end, shorter than a stride, is not used: windows stay evenly
 * spaced and none is counted nearly twice.
 *
 * @param length rows of a window; 0: the whole span is one window
 * @param stride rows from one start to the next
 */
public record WindowRule(int length, int stride) {
    /** A single step has nothing to say about dynamics. */
    private static final int SHORTEST = 2;

    /** Rows that a span needs for one window. */
    public int needed() {
        return length == 0 ? SHORTEST : length;
    }

    /** Number of windows in a span. */
    public int count(Span span) {
        if (span.rows() < needed()) {
            return 0;
        }
        return length == 0 ? 1 : (span.rows() - length) / stride + 1;
    }

    /** Rows of a window, in the span. */
    public Span window(Span span, int index) {
        return length == 0
                ? span
                : new Span(span.from() + index * stride, span.from() + index * stride + length);
    }
}
