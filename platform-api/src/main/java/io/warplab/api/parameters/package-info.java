/**
 * Trainable parameters as components declare them ({@link io.warplab.api.parameters.ParameterSpec})
 * and reach them during a pass ({@link io.warplab.api.parameters.ParameterAccess}). The engine owns
 * the memory, so that the optimiser, checkpoints and model files treat every component alike.
 */
package io.warplab.api.parameters;
