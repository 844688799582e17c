package io.warplab.core.decoder.physics;

import java.util.Arrays;

/**
 * Regularised least squares on rows of observations: {@code q = (sum_s W_s G_s + L)^-1 (sum_s W_s
 * b_s + L q_0)} with learned q_0, L (diagonal) and W. No gradient is needed at test time; in
 * training the gradient flows to the three learned vectors. On a block of lanes, side by side.
 * Scratch space inside; not thread-safe.
 */
final class RegularisedLeastSquares {
    private final double[] mean;
    private final double[] trust;
    private final double[] weights;
    private final double[] meanGradient;
    private final double[] logTrustGradient;
    private final double[] logWeightGradient;
    private final LaneCholesky system;
    private final double[] row;

    /**
     * @param mean q_0, what is believed before any data
     * @param logTrust log of the diagonal of L
     * @param logWeights log W, one per state
     * @param lanes of the block
     */
    RegularisedLeastSquares(double[] mean, double[] logTrust, double[] logWeights, int lanes) {
        this.mean = mean;
        trust = exp(logTrust);
        weights = exp(logWeights);
        meanGradient = new double[mean.length];
        logTrustGradient = new double[mean.length];
        logWeightGradient = new double[logWeights.length];
        system = new LaneCholesky(mean.length, lanes);
        row = new double[lanes];
    }

    private static double[] exp(double[] logs) {
        double[] out = new double[logs.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.exp(logs[i]);
        }
        return out;
    }

    /** Number of unknowns. */
    int size() {
        return mean.length;
    }

    /**
     * The estimates.
     *
     * @param q overwritten, [unknown][lane]
     */
    void solve(NormalEquations sums, double[][] q) {
        factor(sums);
        for (int i = 0; i < q.length; i++) {
            Arrays.fill(q[i], trust[i] * mean[i]);
            for (int s = 0; s < weights.length; s++) {
                LaneLoops.addScaled(q[i], weights[s], sums.vector(s, i));
            }
        }
        system.solve(q);
    }

    private void factor(NormalEquations sums) {
        for (int i = 0; i < mean.length; i++) {
            for (int j = 0; j <= i; j++) {
                double[] sum = system.matrix(i, j);
                Arrays.fill(sum, i == j ? trust[i] : 0);
                for (int s = 0; s < weights.length; s++) {
                    LaneLoops.addScaled(sum, weights[s], sums.matrix(s, i, j));
                }
            }
        }
        system.factor();
    }

    /**
     * Adds to the gradients of the learned vectors.
     *
     * @param q what {@link #solve} gave
     * @param dq gradient of the loss by q, [unknown][lane]; overwritten with the adjoint
     */
    void backward(NormalEquations sums, double[][] q, double[][] dq) {
        factor(sums);
        system.solve(dq);
        for (int i = 0; i < mean.length; i++) {
            double sum = 0;
            for (double adjoint : dq[i]) {
                sum += adjoint;
            }
            meanGradient[i] += sum * trust[i];
            Arrays.fill(row, mean[i]);
            LaneLoops.subtract(row, q[i], row);
            logTrustGradient[i] += LaneLoops.product(dq[i], row) * trust[i];
        }
        for (int s = 0; s < weights.length; s++) {
            double sum = 0;
            for (int i = 0; i < mean.length; i++) {
                residual(sums, s, i, q);
                sum += LaneLoops.product(dq[i], row);
            }
            logWeightGradient[s] += sum * weights[s];
        }
    }

    /** b_s - G_s q of unknown i, into the row. */
    private void residual(NormalEquations sums, int s, int i, double[][] q) {
        System.arraycopy(sums.vector(s, i), 0, row, 0, row.length);
        for (int j = 0; j < mean.length; j++) {
            LaneLoops.subtractProduct(row, sums.matrix(s, i, j), q[j]);
        }
    }

    /** Gradient of q_0. */
    double[] meanGradient() {
        return meanGradient;
    }

    /** Gradient of log L. */
    double[] logTrustGradient() {
        return logTrustGradient;
    }

    /** Gradient of log W. */
    double[] logWeightGradient() {
        return logWeightGradient;
    }
}
