/**
 * Physics in three layers: a {@link io.warplab.api.physics.DynamicalSystem} is a vector field with
 * a manifest; a {@link io.warplab.api.physics.Prior} turns it (or a closed form) into a prediction;
 * decoders put priors into models.
 */
package io.warplab.api.physics;
