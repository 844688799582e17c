/** Gated recurrent units: PyTorch's fused kernel with a linear read-out. */
package io.warplab.baselines.gru;
