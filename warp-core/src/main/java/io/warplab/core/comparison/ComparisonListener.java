package io.warplab.core.comparison;

import io.warplab.core.run.RunListener;
import io.warplab.core.training.TrainingListener;
import java.util.List;

/** Watches a comparison, on its own thread. */
public interface ComparisonListener {
    /** All data is there and every model has its size; training comes next. */
    default void prepared(Comparison comparison) {}

    /** A task begins. */
    default void taskStarted(ComparisonTask task, List<SizedModel> models) {}

    /** A learning rate is about to be tried; the listener returned watches the training. */
    default TrainingListener searching(String model, double rate) {
        return new TrainingListener() {};
    }

    /** A model's learning rate was chosen. */
    default void rateChosen(String model, ChosenRate chosen) {}

    /** The trainings proper of the task begin; the listener returned watches them. */
    default RunListener running(ComparisonTask task) {
        return new RunListener() {};
    }
}
