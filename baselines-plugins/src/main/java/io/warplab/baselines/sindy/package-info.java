/**
 * SINDy: sparse identification of nonlinear dynamics. Time derivatives are regressed on a library
 * of candidate terms; small terms are dropped until what is left is an equation, which is then
 * integrated. {@link io.warplab.baselines.sindy.SindyFactory} makes the model.
 */
package io.warplab.baselines.sindy;
