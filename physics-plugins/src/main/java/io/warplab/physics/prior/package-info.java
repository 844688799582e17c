/**
 * Priors: systems coupled to fixed-step integrators (Hipparchus' explicit Runge-Kutta methods, and
 * symplectic ones for conservative systems), and closed forms.
 */
package io.warplab.physics.prior;
