/**
 * Gated recurrent networks, GRU and LSTM: PyTorch's fused kernels with a linear read-out. Runs of
 * steps that data drive go through one call.
 */
package io.warplab.baselines.gated;
