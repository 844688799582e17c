/** Mechanical systems. */
package io.warplab.physics.mechanics;
