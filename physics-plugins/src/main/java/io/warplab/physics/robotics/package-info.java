/** Machines that move and fly. */
package io.warplab.physics.robotics;
