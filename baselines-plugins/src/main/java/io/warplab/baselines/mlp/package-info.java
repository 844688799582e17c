/**
 * A plain feed-forward network on a window of lags: what a sequence model must beat to show that
 * its memory is worth having.
 */
package io.warplab.baselines.mlp;
