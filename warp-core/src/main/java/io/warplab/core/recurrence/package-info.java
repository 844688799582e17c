/**
 * Built-in recurrences. A {@link io.warplab.core.recurrence.Transition} says what A is; {@link
 * io.warplab.core.recurrence.RecurrentSession} and {@link io.warplab.core.recurrence.KernelSession}
 * evaluate any transition, step by step or from the kernel K_s = A^s B.
 */
package io.warplab.core.recurrence;
