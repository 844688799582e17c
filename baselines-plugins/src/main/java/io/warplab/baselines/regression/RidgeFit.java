package io.warplab.baselines.regression;

import io.warplab.api.error.WarpException;
import io.warplab.baselines.sequence.FittedArray;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * A linear map with intercept, fitted by ridge regression.
 *
 * @param coefficients [targets, features], row-major
 * @param intercept [targets]
 */
public record RidgeFit(double[] coefficients, double[] intercept) {
    private static final String COEFFICIENTS = "coefficients";
    private static final String INTERCEPT = "intercept";

    /**
     * Minimises mean squared error + ridge * |coefficients|^2. The intercept is not penalised: the
     * moments are centred first.
     *
     * @throws WarpException when the equations are too ill-conditioned for this ridge
     */
    public static RidgeFit solve(
            NormalEquations equations, int features, int targets, double ridge) {
        double count = equations.rows();
        double[][] gram = new double[features][features];
        double[][] right = new double[features][targets];
        for (int i = 0; i < features; i++) {
            double meanI = equations.moment(0, 1 + i) / count;
            for (int j = 0; j <= i; j++) {
                double covariance =
                        equations.moment(1 + i, 1 + j) / count
                                - meanI * equations.moment(0, 1 + j) / count;
                gram[i][j] = covariance;
                gram[j][i] = covariance;
            }
            gram[i][i] += ridge;
            for (int c = 0; c < targets; c++) {
                right[i][c] =
                        equations.moment(1 + i, 1 + features + c) / count
                                - meanI * equations.moment(0, 1 + features + c) / count;
            }
        }
        RealMatrix solution =
                decompose(gram, ridge).getSolver().solve(new Array2DRowRealMatrix(right, false));
        double[] coefficients = new double[targets * features];
        double[] intercept = new double[targets];
        for (int c = 0; c < targets; c++) {
            intercept[c] = equations.moment(0, 1 + features + c) / count;
            for (int i = 0; i < features; i++) {
                double coefficient = solution.getEntry(i, c);
                coefficients[c * features + i] = coefficient;
                intercept[c] -= coefficient * equations.moment(0, 1 + i) / count;
            }
        }
        return new RidgeFit(coefficients, intercept);
    }

    private static CholeskyDecomposition decompose(double[][] gram, double ridge) {
        try {
            return new CholeskyDecomposition(new Array2DRowRealMatrix(gram, false), 1e-12, 0);
        } catch (MathIllegalArgumentException e) {
            throw WarpException.user(
                    "ridge-too-small",
                    "ridge: the features are so alike that a penalty of "
                            + ridge
                            + " does not make the equations solvable in double precision",
                    "Raise ridge, or lower the number of lags or features.");
        }
    }

    /** The mapped features. */
    public double[] apply(double[] features) {
        double[] out = intercept.clone();
        for (int c = 0; c < out.length; c++) {
            int row = c * features.length;
            for (int i = 0; i < features.length; i++) {
                out[c] += coefficients[row + i] * features[i];
            }
        }
        return out;
    }

    /** Shapes of what {@link #fitted()} gives. */
    public static Map<String, long[]> shapes(int features, int targets) {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put(COEFFICIENTS, new long[] {targets, features});
        shapes.put(INTERCEPT, new long[] {targets});
        return shapes;
    }

    /** As arrays to be saved. */
    public Map<String, FittedArray> fitted() {
        Map<String, FittedArray> arrays = new LinkedHashMap<>();
        int targets = intercept.length;
        arrays.put(
                COEFFICIENTS, FittedArray.of(coefficients, targets, coefficients.length / targets));
        arrays.put(INTERCEPT, FittedArray.of(intercept, targets));
        return arrays;
    }

    /** Back from saved arrays. */
    public static RidgeFit read(Map<String, FittedArray> arrays) {
        return new RidgeFit(arrays.get(COEFFICIENTS).values(), arrays.get(INTERCEPT).values());
    }
}
