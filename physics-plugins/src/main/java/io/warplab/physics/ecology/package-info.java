/** Populations. */
package io.warplab.physics.ecology;
