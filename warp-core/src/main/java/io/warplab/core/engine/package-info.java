/**
 * The forward and backward pass of a weight-space recurrent network. {@link
 * io.warplab.core.engine.WarpNetwork} names the parts, {@link io.warplab.core.engine.Pass} runs
 * them over a batch and {@link io.warplab.core.engine.LanePass} over a block of its sequences,
 * {@link io.warplab.core.engine.AlgorithmChoice} picks how, {@link
 * io.warplab.core.engine.ParameterStore} owns the parameters.
 */
package io.warplab.core.engine;
