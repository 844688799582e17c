/**
 * Lanes: many sequences side by side. A {@link io.warplab.api.lanes.Lanes} is a matrix [rows,
 * lanes] whose rows are contiguous over the sequences, so that one root weight of all sequences is
 * one run of memory and plain loops over it vectorise. {@link io.warplab.api.lanes.LaneDual}
 * carries derivatives along.
 */
package io.warplab.api.lanes;
