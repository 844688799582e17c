/**
 * State, parameters and sensors of a sequence from what its sensors saw, by Gaussian beliefs: an
 * extended Kalman filter step by step ({@link
 * io.warplab.core.decoder.physics.kalman.SequenceEstimator}), and an iterated Kalman smoother over
 * a whole window ({@link io.warplab.core.decoder.physics.kalman.TrajectoryFit}), which is a
 * Gauss-Newton method on the motion. A block of lanes at a time; no gradient is needed.
 *
 * <p>Arrays are [unknown][lane]: S states, P parameters, K free settings of sensors, in this order
 * and in the units of {@link io.warplab.core.decoder.physics.kalman.Unknowns}.
 */
package io.warplab.core.decoder.physics.kalman;
