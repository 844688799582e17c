/** Electrical circuits. */
package io.warplab.physics.electronics;
