/**
 * What the baselines share: a batch as plain Java arrays ({@link
 * io.warplab.baselines.sequence.SequenceView}), the checks of a task ({@link
 * io.warplab.baselines.sequence.TaskChecks}), what is known of a forecast beforehand ({@link
 * io.warplab.baselines.sequence.KnownInputs}), and the error of models that have a closed form
 * ({@link io.warplab.baselines.sequence.PredictionError}). A method that is fitted once is a {@link
 * io.warplab.baselines.sequence.ClosedForm}; one that predicts the next step a {@link
 * io.warplab.baselines.sequence.Forecaster}, which {@link io.warplab.baselines.sequence.RollOut}
 * drives.
 */
package io.warplab.baselines.sequence;
