/**
 * A latent neural differential equation (Chen et al., arXiv 1806.07366; Rubanova et al., arXiv
 * 1907.03907): an encoder reads the context backwards into a first state, the state follows dz/dt =
 * f(z) through the time stamps, a decoder says the outputs. Time may be irregular and steps
 * unobserved.
 */
package io.warplab.baselines.neuralode;
