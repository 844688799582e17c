/**
 * Errors that people can act on. Every failure that the platform foresees is a {@link
 * io.warplab.api.error.WarpException}: a stable code, what was expected, what came, what to do.
 * {@link io.warplab.api.error.Problems} gathers several of them so that all are told at once;
 * {@link io.warplab.api.error.DidYouMean} names what may have been meant.
 */
package io.warplab.api.error;
