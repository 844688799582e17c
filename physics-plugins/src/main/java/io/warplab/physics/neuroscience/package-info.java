/** Excitable cells. */
package io.warplab.physics.neuroscience;
