/**
 * Mamba: a state space whose step size, input and output depend on the input. Where inputs are
 * known the scan over time runs in all chunks at once, made of composed operations; in a roll-out
 * it steps.
 */
package io.warplab.baselines.mamba;
