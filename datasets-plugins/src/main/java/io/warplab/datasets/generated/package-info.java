/**
 * What all generators share: {@link io.warplab.datasets.generated.ParameterRanges} to draw from,
 * {@link io.warplab.datasets.generated.SequenceDraw} to make one sequence of a draw, and {@link
 * io.warplab.datasets.generated.SequenceGenerator} to make a data set of many, in parallel and the
 * same whatever the number of threads.
 */
package io.warplab.datasets.generated;
