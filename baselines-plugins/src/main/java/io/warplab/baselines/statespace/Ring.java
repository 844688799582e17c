package io.warplab.baselines.statespace;

/**
 * Where the transitions of an LRU start.
 *
 * @param least smallest modulus
 * @param most largest modulus, below 1
 * @param phase largest angle, radians
 */
record Ring(double least, double most, double phase) {}
