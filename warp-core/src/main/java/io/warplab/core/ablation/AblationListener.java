package io.warplab.core.ablation;

import io.warplab.core.run.RunFile;
import io.warplab.core.run.RunListener;

/** Watches an ablation, on its own thread. */
public interface AblationListener {
    /**
     * The variants are about to be trained on a number of sequences; the listener returned watches.
     *
     * @param stage what comes
     * @param run the run that trains them
     */
    default RunListener stage(Stage stage, RunFile run) {
        return new RunListener() {};
    }

    /**
     * One size and seed.
     *
     * @param number from 1
     * @param count of all
     * @param sequences to train on
     * @param seed of the trainings and of the choice of sequences
     */
    record Stage(int number, int count, int sequences, long seed) {}
}
