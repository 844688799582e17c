/**
 * What a run came to, for people and programs: {@link io.warplab.core.summary.Comparisons} is the
 * table, {@link io.warplab.core.summary.ResultsFile} the JSON file, {@link
 * io.warplab.core.summary.RunReport} fills the page of {@link io.warplab.core.report}.
 */
package io.warplab.core.summary;
