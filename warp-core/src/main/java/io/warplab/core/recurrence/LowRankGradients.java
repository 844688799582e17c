package io.warplab.core.recurrence;

import io.warplab.core.linalg.NativeMatrix;

/**
 * What one worker's blocks say about the matrices of a {@link LowRankPass}.
 *
 * @param basis of H, [D_theta, m]
 * @param coupling of K, [rank, m]
 */
record LowRankGradients(NativeMatrix basis, NativeMatrix coupling) {}
