/**
 * From long recordings to short sequences: a {@link io.warplab.datasets.recording.Recording} is
 * split in time into training, validation and test parts ({@link
 * io.warplab.datasets.recording.SplitRule}: by shares, a time or rows), its gaps are filled within
 * each part ({@link io.warplab.datasets.recording.GapFill}), and {@link
 * io.warplab.datasets.recording.WindowCutter} cuts windows that stay within one part.
 */
package io.warplab.datasets.recording;
