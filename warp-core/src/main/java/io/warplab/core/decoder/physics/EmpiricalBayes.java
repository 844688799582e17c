package io.warplab.core.decoder.physics;

import io.warplab.core.decoder.physics.kalman.RandomEffects;
import java.util.Arrays;

/**
 * What a training part teaches before training: the noise of each state's rows, and mean and spread
 * of the parameters over sequences, beyond what that noise explains ({@link RandomEffects}).
 */
final class EmpiricalBayes {
    private static final int ROUNDS = 3;

    /** Rows are never believed to be better than this, in units of a state's scale, squared. */
    private static final double LEAST_NOISE = 1e-10;

    /** Precision of the unknowns of one sequence on their own, so that none is undetermined. */
    private static final double WIDE = 1e-6;

    /**
     * Sums of one sequence's rows.
     *
     * @param matrix [state][unknown][unknown]
     * @param vector [state][unknown]
     * @param square sum of squared responses, [state]
     * @param rows number of rows of each state
     */
    record Sequence(double[][][] matrix, double[][] vector, double[] square, int rows) {}

    /**
     * What was learned.
     *
     * @param mean of each parameter, as unknowns
     * @param logTrust log of the precision between sequences
     * @param logWeights log of the precision of each state's rows
     * @param estimates each sequence's parameters, [sequence][parameter]
     */
    record Belief(double[] mean, double[] logTrust, double[] logWeights, double[][] estimates) {}

    private final int nuisances;
    private final double[] lowest;
    private final double[] highest;
    private final int states;
    private final int unknowns;

    /**
     * @param states number of states
     * @param nuisances unknowns before the parameters that are each sequence's own
     * @param lowest smallest value of each parameter, as an unknown
     * @param highest largest value of each parameter
     */
    EmpiricalBayes(int states, int nuisances, double[] lowest, double[] highest) {
        this.states = states;
        this.nuisances = nuisances;
        this.lowest = lowest;
        this.highest = highest;
        unknowns = nuisances + lowest.length;
    }

    /** Learns from at least one sequence. */
    Belief learn(Sequence[] all) {
        int parameters = lowest.length;
        double[] weights = new double[states];
        Arrays.fill(weights, 1);
        double[] mean = new double[parameters];
        double[] spread = new double[parameters];
        Arrays.fill(spread, 1);
        double[][] estimates = new double[unknowns][all.length];
        double[][] variances = new double[unknowns][all.length];
        for (int round = 0; round < ROUNDS; round++) {
            estimate(all, weights, estimates, variances);
            weights = noise(all, estimates);
            estimate(all, weights, estimates, variances);
            for (int k = 0; k < parameters; k++) {
                RandomEffects effects =
                        RandomEffects.of(
                                estimates[nuisances + k],
                                variances[nuisances + k],
                                spread[k],
                                lowest[k],
                                highest[k]);
                mean[k] = effects.mean();
                spread[k] = effects.spread();
            }
        }
        double[] logTrust = Arrays.stream(spread).map(s -> -2 * Math.log(s)).toArray();
        double[] logWeights = Arrays.stream(weights).map(Math::log).toArray();
        double[][] own = new double[all.length][parameters];
        for (int n = 0; n < own.length; n++) {
            for (int k = 0; k < parameters; k++) {
                own[n][k] = estimates[nuisances + k][n];
            }
        }
        return new Belief(mean, logTrust, logWeights, own);
    }

    /**
     * Every sequence's least-squares estimate and its sampling variances, [unknown][sequence], side
     * by side.
     */
    private void estimate(
            Sequence[] all, double[] weights, double[][] estimates, double[][] variances) {
        LaneCholesky system = new LaneCholesky(unknowns, all.length);
        for (int n = 0; n < all.length; n++) {
            for (int i = 0; i < unknowns; i++) {
                estimates[i][n] = weighted(weights, all[n].vector(), i);
                for (int j = 0; j <= i; j++) {
                    double sum = i == j ? WIDE : 0;
                    for (int s = 0; s < states; s++) {
                        sum += weights[s] * all[n].matrix()[s][i][j];
                    }
                    system.matrix(i, j)[n] = sum;
                }
            }
        }
        system.factor();
        system.solve(estimates);
        for (int k = 0; k < unknowns; k++) {
            double[][] unit = new double[unknowns][all.length];
            Arrays.fill(unit[k], 1);
            system.solve(unit);
            variances[k] = unit[k];
        }
        for (int k = nuisances; k < unknowns; k++) {
            // Nothing beyond the bounds is possible, however weak the data.
            for (int n = 0; n < all.length; n++) {
                double inside = Math.max(lowest[k - nuisances], estimates[k][n]);
                estimates[k][n] = Math.min(highest[k - nuisances], inside);
            }
        }
    }

    private static double weighted(double[] weights, double[][] vector, int i) {
        double sum = 0;
        for (int s = 0; s < weights.length; s++) {
            sum += weights[s] * vector[s][i];
        }
        return sum;
    }

    /** One over the mean squared residual of each state's rows. */
    private double[] noise(Sequence[] all, double[][] estimates) {
        double[] weights = new double[states];
        for (int s = 0; s < states; s++) {
            double sum = 0;
            long count = 0;
            for (int n = 0; n < all.length; n++) {
                double square = all[n].square()[s];
                for (int i = 0; i < unknowns; i++) {
                    double q = estimates[i][n];
                    square -= 2 * q * all[n].vector()[s][i];
                    for (int j = 0; j < unknowns; j++) {
                        square += q * estimates[j][n] * all[n].matrix()[s][i][j];
                    }
                }
                sum += Math.max(0, square);
                count += all[n].rows();
            }
            weights[s] = 1 / Math.max(LEAST_NOISE, sum / count);
        }
        return weights;
    }
}
