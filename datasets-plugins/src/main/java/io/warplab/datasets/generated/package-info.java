/**
 * What all generators share: {@link io.warplab.datasets.generated.ParameterRanges} to draw from,
 * {@link io.warplab.datasets.generated.SequenceDraw} to make one sequence of a draw ({@link
 * io.warplab.datasets.generated.SystemDraw} by solving a system), and {@link
 * io.warplab.datasets.generated.SequenceGenerator} to make a data set of many, on the run's threads
 * and the same whatever their number.
 */
package io.warplab.datasets.generated;
