/**
 * What a finished comparison leaves: {@link io.warplab.core.comparison.output.ComparisonOutput}
 * writes results.json, table.csv, table.tex, the report and the critical-difference plot.
 */
package io.warplab.core.comparison.output;
