package io.warplab.core.decoder.physics.kalman;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a training part teaches: mean and spread of the unknowns over sequences, where motions
 * start, and the usual noise of each channel, from fits of each sequence by itself.
 */
public final class BeliefFit {
    /** First with a wide belief, then with what was learned. */
    private static final int PASSES = 2;

    /** Sequences may start this many times further away than those in training. */
    private static final double WIDER_START = 3;

    /** In units of a state's scale. */
    private static final double LEAST_START_SPREAD = 0.1;

    private final MotionModel model;
    private final int rounds;

    /** What one sequence says, or null where its fit did not settle. */
    private record Lane(double[] value, double[] variance, double[] noise) {}

    /**
     * @param rounds of each sequence's fit, at most
     */
    public BeliefFit(MotionModel model, int rounds) {
        this.model = model;
        this.rounds = rounds;
    }

    /**
     * Learns from windows of training sequences.
     *
     * @param blocks windows, each of a block of lanes
     * @param lanes lanes of each block
     * @param wide what is believed beforehand
     * @return what was learned; {@code wide} where no sequence settled
     */
    public Belief learn(List<Window> blocks, int[] lanes, Belief wide) {
        Belief belief = wide;
        for (int pass = 0; pass < PASSES; pass++) {
            Lane[] all = new Lane[Arrays.stream(lanes).sum()];
            int from = 0;
            for (int b = 0; b < lanes.length; b++) {
                fit(blocks.get(b), lanes[b], belief, all, from);
                from += lanes[b];
            }
            Lane[] good = Arrays.stream(all).filter(l -> l != null).toArray(Lane[]::new);
            if (good.length == 0) {
                return belief;
            }
            belief = belief(good, belief);
        }
        return belief;
    }

    private void fit(Window window, int lanes, Belief belief, Lane[] all, int from) {
        TrajectoryFit fit =
                new TrajectoryFit(model, window, belief.start(lanes), belief.noise()).run(rounds);
        int size = model.unknowns().size();
        for (int n = 0; n < lanes; n++) {
            if (fit.settled(n)) {
                double[] value = new double[size];
                double[] variance = new double[size];
                for (int i = 0; i < size; i++) {
                    value[i] = fit.at(0)[i][n];
                    variance[i] = fit.end().covariance(i, i)[n];
                }
                int lane = n;
                double[] noise = Arrays.stream(fit.variance()).mapToDouble(v -> v[lane]).toArray();
                all[from + n] = new Lane(value, variance, noise);
            }
        }
    }

    private Belief belief(Lane[] good, Belief before) {
        int size = model.unknowns().size();
        double[] mean = new double[size];
        double[] sd = new double[size];
        for (int i = 0; i < size; i++) {
            int unknown = i;
            double[] values = column(good, l -> l.value()[unknown]);
            if (i < model.unknowns().states()) {
                mean[i] = Arrays.stream(values).average().orElse(0);
                double about = mean[i];
                double variance =
                        Arrays.stream(values)
                                .map(v -> (v - about) * (v - about))
                                .average()
                                .orElse(0);
                sd[i] = WIDER_START * Math.max(LEAST_START_SPREAD, Math.sqrt(variance));
            } else {
                RandomEffects effects =
                        RandomEffects.of(
                                values,
                                column(good, l -> l.variance()[unknown]),
                                before.sd()[i],
                                model.unknowns().lower(i),
                                model.unknowns().upper(i));
                mean[i] = effects.mean();
                sd[i] = effects.spread();
            }
        }
        double[] noise =
                IntStream.range(0, before.noise().length)
                        .mapToDouble(c -> Math.sqrt(median(column(good, l -> l.noise()[c]))))
                        .toArray();
        return new Belief(mean, sd, noise);
    }

    private static double[] column(Lane[] good, java.util.function.ToDoubleFunction<Lane> of) {
        return Arrays.stream(good).mapToDouble(of).toArray();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
