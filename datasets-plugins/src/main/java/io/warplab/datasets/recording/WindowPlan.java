package io.warplab.datasets.recording;

/**
 * How recordings become windows.
 *
 * @param split where a recording is split in time
 * @param training how training parts are cut
 * @param test how validation and test parts are cut
 * @param testContext how many rows before its test part a recording's test windows may begin
 * @param missing what is done about missing cells
 */
public record WindowPlan(
        SplitRule split,
        WindowRule training,
        WindowRule test,
        int testContext,
        MissingCells missing) {
    /** Where test windows may lie: the test part, and the context before it. */
    Span testSpan(SplitRule.Split parts) {
        return parts.test().rows() == 0
                ? parts.test()
                : new Span(Math.max(0, parts.test().from() - testContext), parts.test().to());
    }
}
