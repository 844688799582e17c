package io.warplab.baselines.neural;

/** A network that takes one sequence step by step, in doubles, from its first state on. */
@FunctionalInterface
public interface PlainNetwork {
    /** Outputs of the next step. */
    double[] step(double[] input);
}
