/** Reactions, of life and of the beaker. */
package io.warplab.physics.chemistry;
