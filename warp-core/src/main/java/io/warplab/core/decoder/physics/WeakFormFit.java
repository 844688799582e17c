package io.warplab.core.decoder.physics;

import io.warplab.api.data.Batch;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.Task;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Where the learned parts of the weak form start: an empirical-Bayes estimate from the training
 * part. The noise of each state's rows gives W = 1 / variance; how much the parameters differ from
 * sequence to sequence, beyond what that noise explains, gives L = 1 / variance; their
 * precision-weighted mean is q_0 (method of moments; R. DerSimonian, N. Laird, Controlled Clinical
 * Trials 7, 1986). Training then goes on from there by the error of the roll-out.
 */
final class WeakFormFit {
    private static final int BLOCK = 64;
    private static final int MOST_SEQUENCES = 1024;
    private static final int ROUNDS = 3;

    /** Rows are never believed to be better than this, in units of a state's scale. */
    private static final double LEAST_NOISE = 1e-10;

    /** Sequences are never believed to differ by less than this share of a parameter's range. */
    private static final double LEAST_SPREAD = 1e-5;

    /** What one sequence alone can say of the spread between sequences: nothing; a wide guess. */
    private static final double SPREAD_OF_ONE = 0.1;

    /** How far inside the bounds the mean stays, as a share of the range. */
    private static final double MARGIN = 1e-4;

    private final ModelContext context;
    private final IntFunction<ParameterRows> rows;
    private final double[] lowest;
    private final double[] highest;
    private final int unknowns;

    /** Sums of one sequence. */
    private record Sequence(double[][][] matrix, double[][] vector, double[] square, int rows) {}

    /**
     * @param rows makes the weak form of a number of lanes
     * @param lowest smallest value of each unknown
     * @param highest largest value of each unknown
     */
    WeakFormFit(
            ModelContext context,
            IntFunction<ParameterRows> rows,
            double[] lowest,
            double[] highest) {
        this.context = context;
        this.rows = rows;
        this.lowest = lowest;
        this.highest = highest;
        unknowns = lowest.length;
    }

    /**
     * @param train scaled
     * @return first values by parameter name; empty where no sequence has three observations
     */
    Map<String, double[]> fit(Batch train) {
        Sequence[] all = sequences(train);
        if (all.length == 0) {
            return Map.of();
        }
        int states = context.inputs().size();
        double[] weights = filled(states, 1);
        double[] mean = new double[unknowns];
        double[] spread = filled(unknowns, 1);
        for (int round = 0; round < ROUNDS; round++) {
            double[][] estimates = new double[all.length][unknowns];
            double[][] variances = new double[all.length][unknowns];
            for (int n = 0; n < all.length; n++) {
                estimate(all[n], weights, mean, estimates[n], variances[n]);
            }
            weights = noise(all, estimates);
            for (int n = 0; n < all.length; n++) {
                estimate(all[n], weights, mean, estimates[n], variances[n]);
            }
            moments(estimates, variances, mean, spread);
        }
        double[] logTrust = new double[unknowns];
        Arrays.setAll(logTrust, k -> -2 * Math.log(spread[k]));
        double[] noiseWeights = weights;
        double[] logWeights = new double[states];
        Arrays.setAll(logWeights, s -> Math.log(noiseWeights[s]));
        return Map.of(
                PhysicsDecoder.MEAN, mean,
                PhysicsDecoder.LOG_TRUST, logTrust,
                PhysicsDecoder.LOG_WEIGHT, logWeights);
    }

    private static double[] filled(int size, double value) {
        double[] all = new double[size];
        Arrays.fill(all, value);
        return all;
    }

    /** One sequence's estimate under a wide prior, and its sampling variances. */
    private void estimate(
            Sequence sums, double[] weights, double[] mean, double[] estimate, double[] variance) {
        SmallCholesky system = new SmallCholesky(unknowns);
        double[][] m = system.matrix();
        for (int i = 0; i < unknowns; i++) {
            estimate[i] = mean[i];
            for (int s = 0; s < weights.length; s++) {
                estimate[i] += weights[s] * sums.vector()[s][i];
            }
            for (int j = 0; j <= i; j++) {
                m[i][j] = i == j ? 1 : 0;
                for (int s = 0; s < weights.length; s++) {
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
    }

    /** One over the mean squared residual of each state's rows. */
    private double[] noise(Sequence[] all, double[][] estimates) {
        double[] weights = new double[context.inputs().size()];
        for (int s = 0; s < weights.length; s++) {
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

    /** Mean and spread of the parameters over sequences, one parameter at a time. */
    private void moments(
            double[][] estimates, double[][] variances, double[] mean, double[] spread) {
        int count = estimates.length;
        for (int k = 0; k < unknowns; k++) {
            double between = spread[k] * spread[k];
            for (int round = 0; round < ROUNDS; round++) {
                double weight = 0;
                double sum = 0;
                for (int n = 0; n < count; n++) {
                    double w = 1 / (between + variances[n][k]);
                    weight += w;
                    sum += w * estimates[n][k];
                }
                mean[k] = sum / weight;
                double excess = 0;
                for (int n = 0; n < count; n++) {
                    double e = estimates[n][k] - mean[k];
                    excess += e * e / Math.max(1, count - 1) - variances[n][k] / count;
                }
                between =
                        count == 1
                                ? SPREAD_OF_ONE * SPREAD_OF_ONE
                                : Math.max(LEAST_SPREAD * LEAST_SPREAD, excess);
            }
            double margin = MARGIN * (highest[k] - lowest[k]);
            mean[k] = Math.min(highest[k] - margin, Math.max(lowest[k] + margin, mean[k]));
            spread[k] = Math.sqrt(between);
        }
    }

    private Sequence[] sequences(Batch train) {
        int size = Math.min(train.size(), MOST_SEQUENCES);
        int[] chosen = new int[size];
        Arrays.setAll(chosen, i -> (int) ((long) i * train.size() / size));
        Sequence[] all = new Sequence[size];
        for (int from = 0; from < size; from += BLOCK) {
            Batch part =
                    train.select(Arrays.copyOfRange(chosen, from, Math.min(size, from + BLOCK)));
            System.arraycopy(block(part), 0, all, from, part.size());
        }
        return Arrays.stream(all).filter(s -> s.rows() > 0).toArray(Sequence[]::new);
    }

    private Sequence[] block(Batch part) {
        int lanes = part.size();
        int states = part.inputSize();
        int steps =
                context.task().kind() == Task.Kind.FORECAST
                        ? Math.min(part.steps(), context.task().context())
                        : part.steps();
        double[] values = context.inputScaling().invert(part.inputs()).data().asDouble();
        double[] stamps = part.time().data().asDouble();
        double[] mask = part.mask().data().asDouble();
        ParameterRows weak = rows.apply(lanes);
        NormalEquations sums = new NormalEquations(states, unknowns, lanes);
        double[][] squares = new double[states][lanes];
        int[] counts = new int[lanes];
        double[] time = new double[lanes];
        double[] seen = new double[lanes];
        double[][] state = new double[states][lanes];
        for (int t = 0; t < steps; t++) {
            for (int n = 0; n < lanes; n++) {
                int at = n * part.steps() + t;
                time[n] = stamps[at] - stamps[n * part.steps()];
                seen[n] = mask[at];
                for (int s = 0; s < states; s++) {
                    state[s][n] = values[at * states + s];
                }
            }
            if (weak.push(time, seen, state)) {
                sums.add(weak);
                for (int n = 0; n < lanes; n++) {
                    counts[n] += weak.valid(n) ? 1 : 0;
                    for (int s = 0; s < states && weak.valid(n); s++) {
                        squares[s][n] += weak.response(s)[n] * weak.response(s)[n];
                    }
                }
            }
        }
        Sequence[] out = new Sequence[lanes];
        for (int n = 0; n < lanes; n++) {
            double[][][] matrix = new double[states][unknowns][unknowns];
            double[][] vector = new double[states][unknowns];
            double[] square = new double[states];
            for (int s = 0; s < states; s++) {
                square[s] = squares[s][n];
                for (int i = 0; i < unknowns; i++) {
                    vector[s][i] = sums.vector(s, i, n);
                    for (int j = 0; j < unknowns; j++) {
                        matrix[s][i][j] = sums.matrix(s, i, j, n);
                    }
                }
            }
            out[n] = new Sequence(matrix, vector, square, counts[n]);
        }
        return out;
    }
}
