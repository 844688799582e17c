/** Priors: systems coupled to Hipparchus' fixed-step integrators, and closed forms. */
package io.warplab.physics.prior;
