/**
 * WARP as a trainable model: {@link io.warplab.core.model.WarpModelFactory} composes it from a run
 * file's settings, {@link io.warplab.core.model.WarpModel} trains and predicts on batches, {@link
 * io.warplab.core.model.WarpStream} takes one observation at a time.
 */
package io.warplab.core.model;
