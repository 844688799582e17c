/**
 * A causal transformer with rotary positions and normalisation before each sub-layer. Keys and
 * values of past steps are kept ({@link io.warplab.baselines.transformer.KeyValueCache}), so a
 * fed-back step costs one row of attention and not a pass over its history.
 */
package io.warplab.baselines.transformer;
