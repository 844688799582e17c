package io.warplab.core.decoder.physics.kalman;

import java.util.Arrays;

/**
 * What is known of a block of sequences after each step: an extended Kalman filter, and whenever a
 * window is full (or the last step that may be learned from has come) the fit of the whole window,
 * from whose end the filter goes on. Memory is one window.
 */
public final class SequenceEstimator {
    /**
     * Least noise that the filter assumes before the first fit, in units of residuals: a filter
     * that is too sure of a rough linearisation stops listening.
     */
    private static final double CAUTION = 0.01;

    private final MotionModel model;
    private final Belief belief;
    private final int rounds;
    private final Transition transition;
    private final Window window;
    private final double[][] noise;
    private LaneGaussian now;
    private LaneGaussian start;
    private double[] time;
    private double[][] inputs;

    /**
     * @param length steps of a window, at least 1
     * @param rounds of the fit, at most
     */
    public SequenceEstimator(MotionModel model, Belief belief, int lanes, int length, int rounds) {
        this.model = model;
        this.belief = belief;
        this.rounds = rounds;
        transition = model.transition(lanes);
        window = new Window(length);
        noise = new double[model.sensors().channels()][lanes];
        for (int c = 0; c < noise.length; c++) {
            double sd = Math.max(CAUTION, belief.noise()[c]);
            Arrays.fill(noise[c], sd * sd);
        }
        now = belief.start(lanes);
    }

    /**
     * Takes the next step.
     *
     * @param stamp [lanes] data's time from the first step
     * @param seen [lanes] 1 where it was measured
     * @param raw [channel][lane], in the channels' units; not read where not seen
     * @param known inputs of the prior at this step, physical, [input][lane]
     * @param last whether nothing more may be learned from
     * @return whether a window was fitted
     */
    public boolean observe(
            double[] stamp, double[] seen, double[][] raw, double[][] known, boolean last) {
        double[] then = stamp.clone();
        if (time != null) {
            for (int n = 0; n < then.length; n++) {
                then[n] = Math.max(then[n], time[n]); // steps that do not exist have any time
            }
            double[][] point = model.within(now.mean());
            now.advance(
                    transition.at(time, then, point, inputs, known),
                    point,
                    model.walked(time, then));
        }
        time = then;
        inputs = LaneRows.copy(known);
        if (window.size() == 0) {
            start = now.copy();
        }
        double[][] readings = model.sensors().readings(raw);
        window.push(then, seen, readings, known);
        double[][] point = model.within(now.mean());
        for (int c = 0; c < readings.length; c++) {
            now.correct(
                    model.sensors().row(c, model.unknowns(), point), readings[c], seen, noise[c]);
        }
        boolean fits = window.isFull() || last;
        if (fits) {
            fit();
        }
        return fits;
    }

    private void fit() {
        TrajectoryFit fit = new TrajectoryFit(model, window, start, belief.noise()).run(rounds);
        now = fit.end().copy();
        for (int c = 0; c < noise.length; c++) {
            noise[c] = fit.variance()[c].clone();
        }
        window.clear();
    }

    /** The state after the last step, physical, [state][lane], copied. */
    public double[][] state() {
        return model.unknowns().physical(now.mean(), 0, model.unknowns().states());
    }

    /** The parameters after the last step, physical, [parameter][lane], copied. */
    public double[][] parameters() {
        return model.unknowns()
                .physical(now.mean(), model.unknowns().states(), model.unknowns().parameters());
    }

    /** The free settings of sensors after the last step, physical, [setting][lane], copied. */
    public double[][] settings() {
        int first = model.unknowns().states() + model.unknowns().parameters();
        return model.unknowns().physical(now.mean(), first, model.unknowns().size() - first);
    }

    /** Standard deviation of each unknown after the last step, physical, [unknown][lane]. */
    public double[][] uncertainty() {
        double[][] sd = new double[model.unknowns().size()][];
        for (int i = 0; i < sd.length; i++) {
            double unit = model.unknowns().unit(i);
            sd[i] = Arrays.stream(now.covariance(i, i)).map(v -> unit * Math.sqrt(v)).toArray();
        }
        return sd;
    }

    /** Scale of a channel after the last step, [lanes]. */
    public double[] scale(int c) {
        return model.sensors().scale(c, model.unknowns(), now.mean());
    }

    /** Offset of a channel after the last step, [lanes]. */
    public double[] offset(int c) {
        return model.sensors().offset(c, model.unknowns(), now.mean());
    }

    /** Standard deviation of each channel's noise, in the channel's unit, [channel][lane]. */
    public double[][] noise() {
        double[][] sd = new double[noise.length][];
        for (int c = 0; c < sd.length; c++) {
            double unit = model.sensors().sensor(c).residualUnit();
            sd[c] = Arrays.stream(noise[c]).map(v -> unit * Math.sqrt(v)).toArray();
        }
        return sd;
    }
}
