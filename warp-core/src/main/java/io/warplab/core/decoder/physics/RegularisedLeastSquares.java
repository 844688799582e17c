package io.warplab.core.decoder.physics;

/**
 * Regularised least squares on rows of observations: {@code q = (sum_s W_s G_s + L)^-1 (sum_s W_s
 * b_s + L q_0)} with learned q_0, L (diagonal) and W. No gradient is needed at test time; in
 * training the gradient flows to the three learned vectors. Scratch space inside; not thread-safe.
 */
final class RegularisedLeastSquares {
    private final double[] mean;
    private final double[] trust;
    private final double[] weights;
    private final double[] meanGradient;
    private final double[] logTrustGradient;
    private final double[] logWeightGradient;
    private final SmallCholesky system;
    private final double[] adjoint;

    /**
     * @param mean q_0, what is believed before any data
     * @param logTrust log of the diagonal of L
     * @param logWeights log W, one per state
     */
    RegularisedLeastSquares(double[] mean, double[] logTrust, double[] logWeights) {
        this.mean = mean;
        trust = exp(logTrust);
        weights = exp(logWeights);
        meanGradient = new double[mean.length];
        logTrustGradient = new double[mean.length];
        logWeightGradient = new double[logWeights.length];
        system = new SmallCholesky(mean.length);
        adjoint = new double[mean.length];
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

    /** The estimate of one lane. */
    void solve(NormalEquations sums, int lane, double[] q) {
        factor(sums, lane);
        for (int i = 0; i < q.length; i++) {
            double right = trust[i] * mean[i];
            for (int s = 0; s < weights.length; s++) {
                right += weights[s] * sums.vector(s, i, lane);
            }
            q[i] = right;
        }
        system.solve(q);
    }

    private void factor(NormalEquations sums, int lane) {
        double[][] m = system.matrix();
        for (int i = 0; i < mean.length; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = i == j ? trust[i] : 0;
                for (int s = 0; s < weights.length; s++) {
                    sum += weights[s] * sums.matrix(s, i, j, lane);
                }
                m[i][j] = sum;
            }
        }
        system.factor();
    }

    /**
     * Adds to the gradients of the learned vectors.
     *
     * @param q what {@link #solve} gave
     * @param dq gradient of the loss by q
     */
    void backward(NormalEquations sums, int lane, double[] q, double[] dq) {
        factor(sums, lane);
        System.arraycopy(dq, 0, adjoint, 0, adjoint.length);
        system.solve(adjoint);
        for (int i = 0; i < mean.length; i++) {
            meanGradient[i] += adjoint[i] * trust[i];
            logTrustGradient[i] += adjoint[i] * (mean[i] - q[i]) * trust[i];
        }
        for (int s = 0; s < weights.length; s++) {
            double sum = 0;
            for (int i = 0; i < mean.length; i++) {
                double residual = sums.vector(s, i, lane);
                for (int j = 0; j < mean.length; j++) {
                    residual -= sums.matrix(s, i, j, lane) * q[j];
                }
                sum += adjoint[i] * residual;
            }
            logWeightGradient[s] += sum * weights[s];
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
