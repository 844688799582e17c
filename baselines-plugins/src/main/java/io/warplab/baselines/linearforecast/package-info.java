/**
 * The linear forecasters of Zeng et al., Are transformers effective for time series forecasting?
 * (arXiv 2205.13504): the whole horizon at once, one linear map over time for each channel, shared
 * by all channels or each its own. {@code dlinear} splits a moving average off, {@code nlinear} the
 * last value.
 */
package io.warplab.baselines.linearforecast;
