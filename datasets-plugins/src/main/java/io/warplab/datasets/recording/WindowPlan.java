package io.warplab.datasets.recording;

/**
 * How recordings become windows.
 *
 * @param split where a recording is split in time
 * @param training how training parts are cut
 * @param test how validation and test parts are cut
 * @param testContext how many rows before its part a validation or test window may begin
 * @param missing what is done about missing cells
 */
public record WindowPlan(
        SplitRule split,
        WindowRule training,
        WindowRule test,
        int testContext,
        MissingCells missing) {
    /** Where windows of a validation or test part may lie: the part, and the context before it. */
    Span reach(Span part) {
        return part.rows() == 0
                ? part
                : new Span(Math.max(0, part.from() - testContext), part.to());
    }
}
