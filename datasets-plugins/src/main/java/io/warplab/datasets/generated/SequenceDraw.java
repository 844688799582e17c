package io.warplab.datasets.generated;

import java.util.SplittableRandom;

/** Makes one sequence from random numbers of its own. Stateless and thread-safe. */
@FunctionalInterface
public interface SequenceDraw {
    /** The sequence that these random numbers give. */
    Drawn draw(SplittableRandom random);

    /**
     * One sequence.
     *
     * @param inputs [T][D_x]
     * @param targets [T][D_y]; the same object as {@code inputs} where a model forecasts its own
     *     input
     * @param parameters the true physical parameters, in the order of {@link
     *     SequenceGenerator.Plan#parameters()}
     * @param measured steps of the inputs that an instrument saw: those that noise is added to
     */
    record Drawn(double[][] inputs, double[][] targets, double[] parameters, int measured) {
        /** A fully measured sequence whose inputs are its targets. */
        public Drawn(double[][] values, double[] parameters) {
            this(values, values, parameters, values.length);
        }
    }
}
