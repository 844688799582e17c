/** Bodies in space. */
package io.warplab.physics.celestial;
