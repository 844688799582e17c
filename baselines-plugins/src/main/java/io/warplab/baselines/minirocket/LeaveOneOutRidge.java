package io.warplab.baselines.minirocket;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Ridge regression with the penalty of least leave-one-out error, which the eigenvectors of the
 * Gram matrix give in closed form for all penalties: the error of a left-out row is its residual
 * over 1 - h, h its leverage.
 *
 * <p>Source: R. Rifkin and R. Lippert, Notes on regularized least squares, MIT-CSAIL-TR-2007-025.
 */
final class LeaveOneOutRidge {
    private static final double RESOLUTION = 1e-12;

    private final int rows;
    private final int features;
    private final double[] x;
    private final double[][] q;
    private final double[] eigenvalues;

    /**
     * Decomposes; costs a product of the features and an eigenvalue problem of the smaller size.
     *
     * @param x [rows, features], row-major, columns of mean 0
     */
    LeaveOneOutRidge(double[] x, int rows, int features) {
        this.x = x;
        this.rows = rows;
        this.features = features;
        boolean dual = rows <= features;
        EigenDecompositionSymmetric eigen =
                new EigenDecompositionSymmetric(new Array2DRowRealMatrix(gram(dual), false));
        double[] all = eigen.getEigenvalues();
        int kept = 0;
        while (kept < all.length && all[kept] > RESOLUTION * all[0] && all[kept] > 0) {
            kept++;
        }
        eigenvalues = Arrays.copyOf(all, kept);
        q = dual ? columns(eigen.getV(), kept) : leftVectors(eigen.getV(), kept);
    }

    private double[][] gram(boolean dual) {
        int size = dual ? rows : features;
        try (INDArray a = Nd4j.create(x, new long[] {rows, features}, DataType.DOUBLE);
                INDArray product = Nd4j.gemm(a, a, !dual, dual);
                INDArray ordered = product.dup('c')) {
            double[] values = ordered.data().asDouble();
            double[][] matrix = new double[size][size];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j <= i; j++) {
                    // Both halves alike to the last bit: the solver checks.
                    matrix[i][j] = values[i * size + j];
                    matrix[j][i] = values[i * size + j];
                }
            }
            return matrix;
        }
    }

    private static double[][] columns(RealMatrix vectors, int kept) {
        double[][] out = new double[kept][];
        for (int k = 0; k < kept; k++) {
            out[k] = vectors.getColumn(k);
        }
        return out;
    }

    /** X v over its length for each right vector v. */
    private double[][] leftVectors(RealMatrix vectors, int kept) {
        double[][] right = columns(vectors, kept);
        double[][] left = new double[kept][rows];
        for (int k = 0; k < kept; k++) {
            double length = Math.sqrt(eigenvalues[k]);
            for (int i = 0; i < rows; i++) {
                double sum = 0;
                for (int j = 0; j < features; j++) {
                    sum += x[i * features + j] * right[k][j];
                }
                left[k][i] = sum / length;
            }
        }
        return left;
    }

    /**
     * Fits.
     *
     * @param y [targets][rows], each of mean 0
     * @param penalties to choose from
     * @return weights [targets][features]
     */
    double[][] fit(double[][] y, List<Double> penalties) {
        double[][] projected = new double[y.length][eigenvalues.length];
        for (int c = 0; c < y.length; c++) {
            for (int k = 0; k < eigenvalues.length; k++) {
                double sum = 0;
                for (int i = 0; i < rows; i++) {
                    sum += q[k][i] * y[c][i];
                }
                projected[c][k] = sum;
            }
        }
        double best = penalties.get(0);
        double least = Double.POSITIVE_INFINITY;
        for (double penalty : penalties) {
            double error = leaveOneOutError(y, projected, penalty);
            if (error < least) {
                least = error;
                best = penalty;
            }
        }
        return weights(projected, best);
    }

    /** Sum of the squared errors of the left-out rows; the intercept has a leverage of 1 / rows. */
    private double leaveOneOutError(double[][] y, double[][] projected, double penalty) {
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            double leverage = 1.0 / rows;
            for (int k = 0; k < eigenvalues.length; k++) {
                leverage += q[k][i] * q[k][i] * eigenvalues[k] / (eigenvalues[k] + penalty);
            }
            for (int c = 0; c < y.length; c++) {
                double residual = y[c][i];
                for (int k = 0; k < eigenvalues.length; k++) {
                    residual -=
                            q[k][i] * projected[c][k] * eigenvalues[k] / (eigenvalues[k] + penalty);
                }
                double error = residual / (1 - leverage);
                sum += error * error;
            }
        }
        return sum;
    }

    private double[][] weights(double[][] projected, double penalty) {
        double[][] weights = new double[projected.length][features];
        for (int c = 0; c < projected.length; c++) {
            for (int i = 0; i < rows; i++) {
                double dual = 0;
                for (int k = 0; k < eigenvalues.length; k++) {
                    dual += q[k][i] * projected[c][k] / (eigenvalues[k] + penalty);
                }
                for (int j = 0; j < features; j++) {
                    weights[c][j] += dual * x[i * features + j];
                }
            }
        }
        return weights;
    }
}
