/**
 * A run from its file to its folder: {@link io.warplab.core.run.RunFileReader} reads and checks
 * what a person wrote, {@link io.warplab.core.run.RunExecutor} trains and judges every model of it,
 * {@link io.warplab.core.run.RunFolder} says where everything lies, and {@link
 * io.warplab.core.run.SavedRun} opens the trained models again.
 */
package io.warplab.core.run;
