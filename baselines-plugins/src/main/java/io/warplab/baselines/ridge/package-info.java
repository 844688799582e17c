/**
 * Ridge autoregression: the next step is a linear function of the last few, fitted in closed form
 * from normal equations that are gathered block by block, then rolled out on its own predictions.
 * For a linear system it is hard to beat, which is what makes it an honest baseline.
 */
package io.warplab.baselines.ridge;
