/**
 * State spaces that do not change with time and are diagonal: LRU, whose states all channels share,
 * and S4D, where each channel has states of its own. Where inputs are known, all steps are computed
 * at once by products of matrices: exactly, chunk by chunk, with the states at the ends of chunks
 * carried on ({@link io.warplab.baselines.statespace.DiagonalScan}). In a roll-out they step.
 */
package io.warplab.baselines.statespace;
