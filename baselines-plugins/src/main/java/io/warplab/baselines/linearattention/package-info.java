/**
 * Linear attention with the delta rule: each head keeps a matrix that it corrects at every step, in
 * closed form, so that it maps the step's key to its value. An online learner within the network,
 * as WARP is.
 */
package io.warplab.baselines.linearattention;
