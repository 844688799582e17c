/**
 * Judges models, all by the same rules: {@link io.warplab.core.evaluation.Evaluator} predicts every
 * window in pieces of bounded memory and scores the observed steps from the context on; {@link
 * io.warplab.core.evaluation.ParameterEvaluation} summarises identified physical parameters; each
 * metric is a small function that defines itself ({@link
 * io.warplab.core.evaluation.RegressionMetrics}, {@link
 * io.warplab.core.evaluation.ClassificationMetrics}, {@link
 * io.warplab.core.evaluation.ValidPredictionTime}, {@link io.warplab.core.evaluation.Quantiles}).
 */
package io.warplab.core.evaluation;
