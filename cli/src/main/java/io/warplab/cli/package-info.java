/**
 * The {@code warp} command: options in, {@link io.warplab.core.run} and {@link
 * io.warplab.core.summary} at work, tables out. Results go to standard output, progress and errors
 * to standard error; the exit code is 0, 1 for a failure, 2 for a user's mistake.
 */
package io.warplab.cli;
