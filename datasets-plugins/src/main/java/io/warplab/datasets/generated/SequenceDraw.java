package io.warplab.datasets.generated;

import io.warplab.datasets.sequence.Sequence;
import java.util.SplittableRandom;

/** Makes one sequence from random numbers of its own. Stateless and thread-safe. */
@FunctionalInterface
public interface SequenceDraw {
    /** The sequence that these random numbers give. */
    Drawn draw(SplittableRandom random);

    /**
     * One sequence.
     *
     * @param sequence without measurement noise
     * @param parameters the true physical parameters, in the order of {@link
     *     SequenceGenerator.Plan#parameters()}
     * @param measured steps of the inputs that an instrument saw: those that noise is added to
     */
    record Drawn(Sequence sequence, double[] parameters, int measured) {
        /** A fully measured sequence. */
        public Drawn(Sequence sequence, double[] parameters) {
            this(sequence, parameters, sequence.steps());
        }
    }
}
