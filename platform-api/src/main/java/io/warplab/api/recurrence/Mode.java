package io.warplab.api.recurrence;

/** How a recurrence is evaluated. All modes compute the same function. */
public enum Mode {
    /** Step by step; streaming; constant memory at inference. */
    RECURRENT,
    /** From the kernel K_s = A^s B; causal, so it can be read step by step too (paper, eq. 4). */
    CONVOLUTIONAL,
    /**
     * The state of each sequence's last step alone, from known drives: the kernel inside chunks of
     * steps, one product with a power of A between them.
     */
    CHUNKED
}
