package io.warplab.baselines.sequence;

/**
 * Predicts the next step of one sequence from what it has seen of it. {@link RollOut} drives it:
 * {@code start}, then {@code observe} or {@code proceed} and {@code predict}, step by step.
 */
public interface Forecaster {
    /** Forgets everything: another sequence starts. */
    void start();

    /**
     * Takes in the present step.
     *
     * @param input [D_x]: data
     */
    void observe(double[] input);

    /**
     * There is no data of what is predicted at the present step: goes on with what it predicted.
     *
     * @param input [D_x]: what {@link #predict} said, within limits, then the known inputs
     */
    default void proceed(double[] input) {
        observe(input);
    }

    /**
     * The targets of the next step.
     *
     * @param elapsed time until then, in the unit of the data's clock; 0 where it is not known
     * @param known the known inputs then, [D_x - D_y]
     * @param into [D_y], filled in
     */
    void predict(double elapsed, double[] known, double[] into);
}
