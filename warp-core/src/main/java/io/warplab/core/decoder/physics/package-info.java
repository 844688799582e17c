/**
 * The decoder {@code physics}: parameters of a physical prior from the hidden state ({@link
 * io.warplab.core.decoder.physics.RootOutputs}), from the observed motion itself (rows of single
 * steps, {@link io.warplab.core.decoder.physics.WeakFormRows}, and of whole stretches, {@link
 * io.warplab.core.decoder.physics.FlowRows}), or both; a state estimate that weighs measurement
 * against prediction ({@link io.warplab.core.decoder.physics.StateObserver}); and the prior's own
 * prediction with its derivatives ({@link io.warplab.core.decoder.physics.PriorPrediction}).
 */
package io.warplab.core.decoder.physics;
