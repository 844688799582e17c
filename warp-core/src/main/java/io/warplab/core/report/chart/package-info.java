/**
 * Small charts as SVG text: {@link io.warplab.core.report.chart.Chart} draws {@link
 * io.warplab.core.report.chart.Mark}s between two {@link io.warplab.core.report.chart.Axis axes},
 * whose {@link io.warplab.core.report.chart.Scale}s choose their own ticks. Colours and widths come
 * from style classes, so that one style sheet rules the page. Values that are not finite, or that a
 * logarithm cannot show, are left out and break a line; nothing a caller passes breaks the markup.
 */
package io.warplab.core.report.chart;
