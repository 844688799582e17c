/**
 * Linear regression in context: the exact answer to the task of learning a linear map from the
 * pairs of one sequence, sequence by sequence, by recursive least squares. What a model that learns
 * in context can at best come close to.
 */
package io.warplab.baselines.incontext;
