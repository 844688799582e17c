/**
 * Built-in recurrences. A {@link io.warplab.core.recurrence.Transition} says what A is; three
 * passes evaluate any transition on a batch: {@link io.warplab.core.recurrence.DirectPass} step by
 * step, {@link io.warplab.core.recurrence.KernelPass} from the kernel K_s = A^s B, {@link
 * io.warplab.core.recurrence.ChunkedPass} the last states alone. Low-rank and diagonal ones have a
 * fast way of their own where drives are known: {@link io.warplab.core.recurrence.LowRankPass},
 * {@link io.warplab.core.recurrence.TracePass}. {@link io.warplab.core.recurrence.DecayRecurrence}
 * follows the time stamps.
 */
package io.warplab.core.recurrence;
