/**
 * A gated recurrent unit on DJL's PyTorch engine: as fast and as trusted as what a user would run
 * in Python. Weights live in Java float arrays and visit PyTorch for the length of one step, so
 * native memory cannot grow and a state is exact; runs of steps that are driven by data go through
 * one fused call.
 */
package io.warplab.baselines.gru;
