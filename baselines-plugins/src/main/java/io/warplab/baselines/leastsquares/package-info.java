/**
 * System identification the classical way: for every sequence by itself, the physical parameters
 * and the initial state for which the solution of a known system fits the context best, by
 * Levenberg-Marquardt; the forecast is that solution, continued.
 */
package io.warplab.baselines.leastsquares;
