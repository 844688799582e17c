/**
 * From sequences on the Java side to a {@link io.warplab.api.data.Batch}: {@link
 * io.warplab.datasets.sequence.Sequence} is one sequence of any length, {@link
 * io.warplab.datasets.sequence.SequenceBatch} pads, masks and scales the clock.
 */
package io.warplab.datasets.sequence;
