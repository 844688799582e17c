/**
 * The weight-space recurrence theta_t = A theta_{t-1} + B (u_t - u_{t-1}): a {@link
 * io.warplab.api.recurrence.Recurrence} says how A is parameterised and steps it, forward and
 * backward, in one or more {@link io.warplab.api.recurrence.Mode}s.
 */
package io.warplab.api.recurrence;
