/**
 * Linear regression for the baselines: ridge from normal equations ({@link
 * io.warplab.baselines.regression.RidgeFit}) with a penalty chosen on held-out sequences ({@link
 * io.warplab.baselines.regression.PenaltySearch}), least squares without squaring the condition
 * number ({@link io.warplab.baselines.regression.TriangularRows}), and polynomial features ({@link
 * io.warplab.baselines.regression.Monomials}).
 */
package io.warplab.baselines.regression;
