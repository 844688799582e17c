package io.warplab.testkit;

import io.warplab.api.decoder.DecoderBlock;
import io.warplab.api.lanes.Precision;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A small forecast for decoders on irregular clocks: waves, each channel the derivative of the one
 * before it, of which the first steps are given as data.
 */
final class ToyBlock {
    /** Steps that are given as data. */
    static final int SEEN = 3;

    private static final double STEP = 0.1;

    private final int lanes;
    private final int steps;
    private final double[][] time;
    private final double[][] observed;

    ToyBlock(int channels, int lanes, int steps, long seed) {
        this.lanes = lanes;
        this.steps = steps;
        SplittableRandom random = new SplittableRandom(seed + 1);
        time = new double[steps + 1][lanes];
        for (int t = 1; t <= steps; t++) {
            for (int n = 0; n < lanes; n++) {
                time[t][n] = time[t - 1][n] + STEP * (0.5 + random.nextDouble());
            }
        }
        observed = new double[steps][channels * lanes];
        for (int n = 0; n < lanes; n++) {
            double phase = 2 * Math.PI * random.nextDouble();
            double rate = 1 + random.nextDouble();
            for (int t = 0; t < steps; t++) {
                for (int c = 0; c < channels; c++) {
                    observed[t][c * lanes + n] =
                            Math.pow(rate, c)
                                    * Math.sin(phase + rate * time[t][n] + c * Math.PI / 2);
                }
            }
        }
    }

    /** The data, [step][channel * lanes + lane]. */
    double[][] observed() {
        return observed;
    }

    DecoderBlock of(Precision precision, boolean training) {
        double[][] tau = new double[steps][lanes];
        double[][] seen = new double[steps][lanes];
        for (int t = 0; t < steps; t++) {
            int next = t + 1;
            Arrays.setAll(tau[t], n -> time[next][n] / (STEP * steps));
            Arrays.fill(seen[t], t < SEEN ? 1 : 0);
        }
        return new DecoderBlock(
                precision, lanes, steps, tau, time, 1, observed, seen, steps, training);
    }
}
