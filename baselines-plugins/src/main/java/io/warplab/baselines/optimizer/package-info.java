/**
 * First-order optimisers over float arrays in plain Java, for models whose weights are few enough
 * that the update is never what costs time. Their state is named arrays, so a resumed run goes on
 * bit for bit.
 */
package io.warplab.baselines.optimizer;
