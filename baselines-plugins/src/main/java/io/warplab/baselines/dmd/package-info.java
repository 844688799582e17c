/**
 * Dynamic mode decomposition with delays: the linear map that carries a stack of the last few
 * observations one step on, restricted to the leading directions that the data moves in. Exact for
 * linear systems; with enough delays good for anything quasi-periodic.
 */
package io.warplab.baselines.dmd;
