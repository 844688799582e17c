/**
 * The page that a run leaves behind: {@link io.warplab.core.report.HtmlReport} turns a {@link
 * io.warplab.core.report.ReportContent} of plain values into one HTML file that needs nothing else,
 * no network and no script. Each section of the page is a small class; the charts come from {@link
 * io.warplab.core.report.chart}. {@link io.warplab.core.report.ForecastPicture} draws one window as
 * a picture of its own.
 */
package io.warplab.core.report;
