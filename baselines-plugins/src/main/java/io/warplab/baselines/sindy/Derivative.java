package io.warplab.baselines.sindy;

/** How a time derivative is taken from samples. */
public enum Derivative {
    /**
     * The exact derivative of the polynomial through five samples: fourth order, and as sensitive
     * to noise as that.
     */
    DIFFERENCES,
    /** The derivative of a cubic fitted to a window of samples (Savitzky and Golay, 1964). */
    SMOOTHED,
    /**
     * No derivative of the data at all: both sides of the equation are integrated against a bump
     * over a window, and the derivative moves to the bump by parts.
     */
    WEAK
}
