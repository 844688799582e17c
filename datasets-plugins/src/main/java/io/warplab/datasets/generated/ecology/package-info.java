/**
 * Predators and prey: Lotka-Volterra trajectories as they are, and pieces of them to be repeated
 * from memory.
 */
package io.warplab.datasets.generated.ecology;
