/**
 * Models compared under equal conditions, from a file to a folder: {@link
 * io.warplab.core.comparison.ComparisonReader} reads what a person wrote, {@link
 * io.warplab.core.comparison.ModelSizing} brings the models to one number of parameters, {@link
 * io.warplab.core.comparison.RateSearch} chooses each one's learning rate on validation data,
 * {@link io.warplab.core.comparison.ComparisonExecutor} trains them task by task as runs, and
 * {@link io.warplab.core.comparison.TaskOutcome} and {@link io.warplab.core.comparison.Ranking} say
 * who is better and whether that may be luck.
 */
package io.warplab.core.comparison;
