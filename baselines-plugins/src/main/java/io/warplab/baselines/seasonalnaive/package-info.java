/**
 * Seasonal naive forecasts: as one season ago. Hard to beat where a daily or yearly rhythm rules;
 * the season is given, or found by autocorrelation of the training part.
 */
package io.warplab.baselines.seasonalnaive;
