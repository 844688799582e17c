/** The physics plug-in: dynamical systems by field of science, and the priors built on them. */
package io.warplab.physics;
