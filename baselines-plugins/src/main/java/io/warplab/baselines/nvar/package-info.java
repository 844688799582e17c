/**
 * The next-generation reservoir (nonlinear vector autoregression): products of a few delayed
 * observations take the place of an echo-state network's random features. Small, deterministic, and
 * on chaotic attractors hard to beat.
 */
package io.warplab.baselines.nvar;
