/** Conduction of heat, as ordinary differential equations by the method of lines. */
package io.warplab.physics.heat;
