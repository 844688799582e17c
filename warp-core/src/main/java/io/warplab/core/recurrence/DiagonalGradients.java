package io.warplab.core.recurrence;

/**
 * What one worker's blocks of a {@link DecayRecurrence} say about the parameters.
 *
 * @param rates [D_theta]
 * @param b [D_theta D_u], row-major
 * @param starts [D_theta][c]
 */
record DecayGradients(double[] rates, double[] b, double[][] starts) {}
