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
        double[][] estimates = new double[all.length][unknowns];
        double[][] variances = new double[all.length][unknowns];
        for (int round = 0; round < ROUNDS; round++) {
            for (int n = 0; n < all.length; n++) {
                estimate(all[n], weights, estimates[n], variances[n]);
            }
            weights = noise(all, estimates);
            for (int n = 0; n < all.length; n++) {
                estimate(all[n], weights, estimates[n], variances[n]);
            }
            for (int k = 0; k < parameters; k++) {
                RandomEffects effects =
                        RandomEffects.of(
                                column(estimates, k),
                                column(variances, k),
                                spread[k],
                                lowest[k],
                                highest[k]);
                mean[k] = effects.mean();
                spread[k] = effects.spread();
            }
        }
        double[] logTrust = Arrays.stream(spread).map(s -> -2 * Math.log(s)).toArray();
        double[] logWeights = Arrays.stream(weights).map(Math::log).toArray();
        double[][] own = new double[all.length][];
        Arrays.setAll(own, n -> Arrays.copyOfRange(estimates[n], nuisances, unknowns));
        return new Belief(mean, logTrust, logWeights, own);
    }

    private double[] column(double[][] of, int parameter) {
        return Arrays.stream(of).mapToDouble(row -> row[nuisances + parameter]).toArray();
    }

    /** One sequence's least-squares estimate and its sampling variances. */
    private void estimate(Sequence sums, double[] weights, double[] estimate, double[] variance) {
        SmallCholesky system = new SmallCholesky(unknowns);
        double[][] m = system.matrix();
        for (int i = 0; i < unknowns; i++) {
            estimate[i] = 0;
            for (int s = 0; s < states; s++) {
                estimate[i] += weights[s] * sums.vector()[s][i];
            }
            for (int j = 0; j <= i; j++) {
                m[i][j] = i == j ? WIDE : 0;
                for (int s = 0; s < states; s++) {
                    m[i][j] += weights[s] * sums.matrix()[s][i][j];
                }
            }
        }
        system.factor();
        system.solve(estimate);
        double[] unit = new double[unknowns];
        for (int k = 0; k < unknowns; k++) {
            Arrays.fill(unit, 0);
            unit[k] = 1;
            system.solve(unit);
            variance[k] = unit[k];
        }
        for (int k = nuisances; k < unknowns; k++) {
            // Nothing beyond the bounds is possible, however weak the data.
            estimate[k] =
                    Math.min(highest[k - nuisances], Math.max(lowest[k - nuisances], estimate[k]));
        }
    }

    /** One over the mean squared residual of each state's rows. */
    private double[] noise(Sequence[] all, double[][] estimates) {
        double[] weights = new double[states];
        for (int s = 0; s < states; s++) {
            double sum = 0;
            long count = 0;
            for (int n = 0; n < all.length; n++) {
                double[] q = estimates[n];
                double square = all[n].square()[s];
                for (int i = 0; i < unknowns; i++) {
                    square -= 2 * q[i] * all[n].vector()[s][i];
                    for (int j = 0; j < unknowns; j++) {
                        square += q[i] * q[j] * all[n].matrix()[s][i][j];
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
