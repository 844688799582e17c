/**
 * What the baselines share: a batch as plain Java arrays ({@link
 * io.warplab.baselines.sequence.SequenceView}), the checks of a task ({@link
 * io.warplab.baselines.sequence.TaskChecks}), and the error of models that have a closed form
 * ({@link io.warplab.baselines.sequence.PredictionError}).
 */
package io.warplab.baselines.sequence;
