/**
 * Matrices outside the heap and the BLAS calls on them. JavaCPP copies whole Java arrays on every
 * native call, so what BLAS works on lives off-heap and moves to {@link io.warplab.api.lanes.Lanes}
 * in contiguous blocks.
 */
package io.warplab.core.linalg;
