package io.warplab.api.recurrence;

/**
 * What a recurrence is built for.
 *
 * @param stateSize D_theta
 * @param driveSize D_u, the size of the differences that drive it
 * @param weightsLimit theta_t is clipped to [-limit, limit] at every step; infinity: no clipping
 */
public record RecurrenceContext(int stateSize, int driveSize, double weightsLimit) {}
