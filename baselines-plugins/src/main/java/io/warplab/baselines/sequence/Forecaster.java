package io.warplab.baselines.sequence;

/**
 * Predicts the next step of one sequence from what it has seen of it. {@link RollOut} drives it:
 * {@code start}, then {@code observe} or {@code proceed} and {@code predict}, step by step.
 */
public interface Forecaster {
    /** Forgets everything: another sequence starts. */
    void start();

    /** Takes in the data of the present step. */
    void observe(double[] value);

    /**
     * There is no data of the present step: goes on with what it predicted of it.
     *
     * @param predicted what {@link #predict} said, within limits
     */
    default void proceed(double[] predicted) {
        observe(predicted);
    }

    /**
     * The value of the next step.
     *
     * @param elapsed time until then, in the unit of the data's clock; 0 where it is not known
     * @param into filled in
     */
    void predict(double elapsed, double[] into);
}
