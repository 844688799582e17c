/**
 * The one trainer that all models share, WARP and baselines alike: {@link
 * io.warplab.core.training.Trainer} shuffles, steps, validates, stops early and goes back to the
 * best weights by the same rules for each. {@link io.warplab.core.training.Checkpoints} lets a
 * killed training go on as if nothing had happened: whatever a later step depends on is either in
 * the checkpoint or computed from the seed and the position.
 */
package io.warplab.core.training;
