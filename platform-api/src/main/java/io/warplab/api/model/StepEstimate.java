package io.warplab.api.model;

import java.util.List;

/**
 * What one optimiser step of a model will do and need, told from sizes alone. Counts are about
 * right, not exact; NaN where they are not known.
 *
 * @param parameters trained numbers
 * @param stateSize numbers of hidden state for each sequence, such as D_theta; 0: none
 * @param algorithm how the step is computed; empty where there is but one way
 * @param reason why that way; may be empty
 * @param alternatives the exact ways there are, the chosen one among them; may be empty
 * @param flops floating-point operations, forward, backward and update
 * @param bytes to and from main memory
 * @param memory bytes held at once outside the Java heap
 * @param blockSize sequences that are computed together (a micro-batch); the batch where it is not
 *     cut
 */
public record StepEstimate(
        long parameters,
        int stateSize,
        String algorithm,
        String reason,
        List<Alternative> alternatives,
        double flops,
        double bytes,
        double memory,
        int blockSize) {
    public StepEstimate {
        alternatives = List.copyOf(alternatives);
    }

    /**
     * One way to compute a step.
     *
     * @param algorithm its name
     * @param flops floating-point operations of the part that the choice is about
     * @param bytes to and from main memory
     * @param memory bytes held at once
     * @param relativeTime expected time as a multiple of the fastest one's
     */
    public record Alternative(
            String algorithm, double flops, double bytes, double memory, double relativeTime) {}
}
