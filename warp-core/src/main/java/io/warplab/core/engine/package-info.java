/**
 * The forward and backward pass of a weight-space recurrent network on a block of lanes. {@link
 * io.warplab.core.engine.WarpNetwork} names the parts, {@link io.warplab.core.engine.Pass} runs
 * them, {@link io.warplab.core.engine.ParameterStore} owns their parameters.
 */
package io.warplab.core.engine;
