package io.warplab.core.decoder.physics;

import java.util.Arrays;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Where the learned parts of the estimates start: an {@link EmpiricalBayes} fit to the training
 * part, first to the rows of single steps, then, where stretches are refined, to those of whole
 * stretches linearised at the first fit. Training goes on from there by the error of the roll-out.
 */
final class FirstFit {
    private final TrainingMotion motion;
    private final Units units;
    private final double[] lowest;
    private final double[] highest;

    /**
     * @param lowest smallest value of each parameter, as an unknown
     * @param highest largest value of each parameter, as an unknown
     */
    FirstFit(TrainingMotion motion, Units units, double[] lowest, double[] highest) {
        this.motion = motion;
        this.units = units;
        this.lowest = lowest;
        this.highest = highest;
    }

    /**
     * @param rows rows of single steps for a number of lanes
     * @param stretches stretches for a number of lanes; null: none is refined
     * @return first values by parameter name; empty where the observations give no row
     */
    Map<String, double[]> fit(
            IntFunction<ParameterRows> rows, IntFunction<FlowRefinement> stretches) {
        int states = units.states();
        int count = units.parameters();
        EmpiricalBayes.Sequence[] all = motion.sequences(rows, count);
        int[] informative = informative(all);
        if (informative.length == 0) {
            return Map.of();
        }
        EmpiricalBayes.Belief steps =
                new EmpiricalBayes(states, 0, lowest, highest).learn(chosen(all, informative));
        if (stretches == null) {
            return EstimateParameters.values(steps);
        }
        double[][] point = new double[all.length][];
        Arrays.setAll(point, n -> physical(steps.mean()));
        for (int i = 0; i < informative.length; i++) {
            point[informative[i]] = physical(steps.estimates()[i]);
        }
        EmpiricalBayes.Sequence[] flows = flows(stretches, point);
        int[] refinable = informative(flows);
        return refinable.length == 0
                ? EstimateParameters.values(steps)
                : EstimateParameters.values(
                        steps,
                        new EmpiricalBayes(states, states, lowest, highest)
                                .learn(chosen(flows, refinable)));
    }

    private double[] physical(double[] unknowns) {
        double[] p = new double[unknowns.length];
        Arrays.setAll(p, k -> units.physical(k, unknowns[k]));
        return p;
    }

    private static int[] informative(EmpiricalBayes.Sequence[] all) {
        return IntStream.range(0, all.length)
                .filter(n -> all[n] != null && all[n].rows() > 0)
                .toArray();
    }

    private static EmpiricalBayes.Sequence[] chosen(EmpiricalBayes.Sequence[] all, int[] which) {
        return Arrays.stream(which).mapToObj(n -> all[n]).toArray(EmpiricalBayes.Sequence[]::new);
    }

    /** The first full stretch of each sequence. */
    private EmpiricalBayes.Sequence[] flows(
            IntFunction<FlowRefinement> stretches, double[][] point) {
        EmpiricalBayes.Sequence[] all = new EmpiricalBayes.Sequence[motion.size()];
        motion.visit(
                new TrainingMotion.Visitor() {
                    private boolean done;

                    @Override
                    public TrainingMotion.StepTaker open(int from, int lanes) {
                        FlowRefinement stretch = stretches.apply(lanes);
                        done = false;
                        return (time, seen, state) -> {
                            if (!done && stretch.push(time, seen, state)) {
                                done = true;
                                SquaredSums sums =
                                        new SquaredSums(
                                                units.states(),
                                                units.states() + units.parameters(),
                                                lanes);
                                stretch.solve(lanePoint(point, from, lanes), sums::add);
                                for (int n = 0; n < lanes; n++) {
                                    all[from + n] = sums.sequence(n);
                                }
                            }
                        };
                    }

                    @Override
                    public void close(int from, int lanes) {}
                });
        return all;
    }

    private static double[][] lanePoint(double[][] point, int from, int lanes) {
        double[][] out = new double[point[from].length][lanes];
        for (int k = 0; k < out.length; k++) {
            for (int n = 0; n < lanes; n++) {
                out[k][n] = point[from + n][k];
            }
        }
        return out;
    }
}
