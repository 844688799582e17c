package io.warplab.core.decoder.physics.kalman;

/**
 * What is believed of a sequence before it is seen.
 *
 * @param mean of each unknown, states at the first step
 * @param sd of each unknown
 * @param noise standard deviation of each channel's noise, in units of its residuals
 */
public record Belief(double[] mean, double[] sd, double[] noise) {
    /** No channel is believed to be better than this. */
    public static final double LEAST_NOISE = 1e-5;

    /** States start anywhere within some scales of their default. */
    private static final double STATE_SPREAD = 3;

    /** Share of a parameter's range. */
    private static final double PARAMETER_SPREAD = 0.3;

    /**
     * Before anything was learned: parameters at their defaults, wide.
     *
     * @param start typical value of each state, physical
     */
    public static Belief wide(Unknowns unknowns, double[] start, int channels) {
        double[] mean = new double[unknowns.size()];
        double[] sd = new double[unknowns.size()];
        for (int i = 0; i < mean.length; i++) {
            boolean state = i < unknowns.states();
            mean[i] = state ? unknowns.unknown(i, start[i]) : 0;
            sd[i] = state ? STATE_SPREAD : PARAMETER_SPREAD;
        }
        double[] noise = new double[channels];
        java.util.Arrays.fill(noise, LEAST_NOISE);
        return new Belief(mean, sd, noise);
    }

    /** The same in every lane. */
    LaneGaussian start(int lanes) {
        return new LaneGaussian(mean, sd, lanes);
    }
}
