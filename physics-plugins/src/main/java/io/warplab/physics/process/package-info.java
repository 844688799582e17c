/** Process engineering. */
package io.warplab.physics.process;
