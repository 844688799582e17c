package io.warplab.core.comparison;

import io.warplab.api.model.Task;
import io.warplab.core.evaluation.Evaluation;

/** What models are ranked by. */
public enum Metric {
    /** Mean squared error of scaled values over the steps that count. */
    MSE("MSE", "mean squared error of scaled values", false),
    /** Share of right classes. */
    ACCURACY("accuracy", "share of right classes", true);

    private final String title;
    private final String meaning;
    private final boolean higherIsBetter;

    Metric(String title, String meaning, boolean higherIsBetter) {
        this.title = title;
        this.meaning = meaning;
        this.higherIsBetter = higherIsBetter;
    }

    /** The metric of a kind of task. */
    static Metric of(Task.Kind kind) {
        return kind == Task.Kind.CLASSIFICATION ? ACCURACY : MSE;
    }

    /** Name in tables. */
    public String title() {
        return title;
    }

    /** What it is, in a few words. */
    public String meaning() {
        return meaning;
    }

    public boolean higherIsBetter() {
        return higherIsBetter;
    }

    /** Its value. */
    double of(Evaluation evaluation) {
        return this == ACCURACY ? evaluation.accuracy() : evaluation.mse();
    }

    /** A value as a loss: smaller is better. */
    double loss(double value) {
        return higherIsBetter ? -value : value;
    }
}
