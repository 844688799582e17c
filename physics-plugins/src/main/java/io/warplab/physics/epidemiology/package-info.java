/** Epidemics. */
package io.warplab.physics.epidemiology;
