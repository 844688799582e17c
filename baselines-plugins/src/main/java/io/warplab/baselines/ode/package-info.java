/**
 * Fixed-step integration inside a network ({@link io.warplab.baselines.ode.Solver}), for networks
 * whose state follows a learned differential equation.
 */
package io.warplab.baselines.ode;
