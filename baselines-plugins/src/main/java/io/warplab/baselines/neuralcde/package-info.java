/**
 * A neural controlled differential equation (Kidger et al., arXiv 2005.08926): the data are a path
 * X, clock included, and the state follows dz = f(z) dX. It is driven through the observed steps,
 * and in a forecast on through its own predictions.
 */
package io.warplab.baselines.neuralcde;
