/**
 * What the neural baselines share, on DJL's PyTorch engine: as fast and as trusted as what a user
 * would run in Python. An {@link io.warplab.baselines.neural.Architecture} says what is trained and
 * computes outputs from a {@link io.warplab.baselines.neural.Feed}; most are a {@link
 * io.warplab.baselines.neural.SequenceArchitecture}, whose network runs over steps that data drive
 * and steps where its own predictions do. {@link io.warplab.baselines.neural.NeuralModel} trains
 * and predicts with any of them, by the loss of its head. Weights live in Java float arrays and
 * visit PyTorch for the length of one step, so native memory cannot grow and a state is exact.
 */
package io.warplab.baselines.neural;
