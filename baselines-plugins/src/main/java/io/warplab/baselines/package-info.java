/**
 * Models to compare with, as one plug-in: {@link io.warplab.baselines.BaselinesPlugin} lists them.
 * Each has a package of its own. Listing them loads no native library; only making a GRU loads
 * PyTorch.
 */
package io.warplab.baselines;
