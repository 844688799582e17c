/** Oscillators that fall into step. */
package io.warplab.physics.synchronisation;
