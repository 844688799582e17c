/**
 * Persistence: tomorrow is like today. The floor that any forecast has to beat, with no parameters
 * at all; for classification, the majority class.
 */
package io.warplab.baselines.persistence;
