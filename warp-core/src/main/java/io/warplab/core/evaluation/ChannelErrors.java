package io.warplab.core.evaluation;

/**
 * Errors of one target channel in its own units.
 *
 * @param name of the channel
 * @param unit of the channel, of rmse and of mae
 * @param rmse root mean squared error
 * @param mae mean absolute error
 * @param mape mean absolute error as a fraction of the value; NaN where all values are 0
 */
public record ChannelErrors(String name, String unit, double rmse, double mae, double mape) {}
