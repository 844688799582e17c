/**
 * Models to compare with, as one plug-in: {@link io.warplab.baselines.BaselinesPlugin} lists
 * persistence, ridge autoregression and a GRU. Listing them loads no native library; only making a
 * GRU loads PyTorch.
 */
package io.warplab.baselines;
