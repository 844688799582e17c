/**
 * What the physics in a model is worth: {@link io.warplab.core.ablation.AblationPlan} makes
 * variants of a run file's physical models (prior on, off, held at its defaults, each term of the
 * equations left out), {@link io.warplab.core.ablation.AblationExecutor} trains all of them on few
 * and on many sequences as ordinary runs, {@link io.warplab.core.ablation.Findings} says in
 * sentences what came out, and the rest writes it down.
 */
package io.warplab.core.ablation;
