package io.warplab.baselines.sindy;

import io.warplab.baselines.regression.TriangularRows;
import io.warplab.baselines.sequence.Samples;
import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealVector;

/**
 * Turns samples into equations [terms, dx/dt], one for each window. Not thread-safe.
 *
 * <p>Samples may be unevenly spaced; windows are of neighbouring samples.
 */
final class DerivativeRows {
    private static final int STENCIL = 5;
    private static final int CUBIC = 3;

    /**
     * The bump is (1 - s^2)^6 over s in [-1, 1]: so flat at its ends that the trapezoidal rule has
     * no error there to speak of.
     */
    private static final int FLATNESS = 6;

    private final Derivative derivative;
    private final int window;
    private final int states;
    private final TermLibrary library;
    private final TriangularRows rows;
    private final double[] terms;

    /**
     * @param window samples in a window, for the methods that have one
     * @param states how many of the samples' channels are states; the others are known inputs
     * @param rows gets the equations
     */
    DerivativeRows(
            Derivative derivative,
            int window,
            int states,
            TermLibrary library,
            TriangularRows rows) {
        this.derivative = derivative;
        this.window = window;
        this.states = states;
        this.library = library;
        this.rows = rows;
        terms = new double[library.size()];
    }

    /** Adds the equations of a sequence; too short a sequence has none. */
    void add(Samples samples) {
        if (samples.size() < STENCIL) {
            return;
        }
        switch (derivative) {
            case DIFFERENCES -> addLocal(samples, STENCIL, STENCIL - 1);
            case SMOOTHED -> addLocal(samples, odd(samples), CUBIC);
            case WEAK -> addWeak(samples, odd(samples));
        }
    }

    /** At least two windows fit into every sequence, half over each other. */
    private int odd(Samples samples) {
        int length = Math.min(window, Math.max(STENCIL, (samples.size() + 1) / 2));
        return length % 2 == 0 ? length - 1 : length;
    }

    /** Value and slope at the middle of windows, of a polynomial fitted to each channel. */
    private void addLocal(Samples samples, int length, int degree) {
        double[] values = new double[samples.states()[0].length];
        double[] slope = new double[states];
        for (int from = 0; from + length <= samples.size(); from++) {
            double middle = samples.time()[from + length / 2];
            double scale = samples.time()[from + length - 1] - samples.time()[from];
            double[][] powers = new double[length][degree + 1];
            for (int i = 0; i < length; i++) {
                double s = (samples.time()[from + i] - middle) / scale;
                powers[i][0] = 1;
                for (int k = 1; k <= degree; k++) {
                    powers[i][k] = powers[i][k - 1] * s;
                }
            }
            DecompositionSolver solver =
                    new QRDecomposition(new Array2DRowRealMatrix(powers, false)).getSolver();
            for (int c = 0; c < values.length; c++) {
                RealVector series = new ArrayRealVector(length);
                for (int i = 0; i < length; i++) {
                    series.setEntry(i, samples.states()[from + i][c]);
                }
                RealVector fitted = solver.solve(series);
                values[c] = fitted.getEntry(0);
                if (c < states) {
                    slope[c] = fitted.getEntry(1) / scale;
                }
            }
            library.evaluate(values, terms);
            addRow(terms, slope);
        }
    }

    /** For a bump phi: integral of phi * terms against - integral of dphi/dt * x. */
    private void addWeak(Samples samples, int length) {
        double[] sum = new double[terms.length];
        double[] right = new double[states];
        double[] mean = new double[states];
        int stride = Math.max(1, length / 8);
        for (int from = 0; from + length <= samples.size(); from += stride) {
            int to = from + length - 1;
            double start = samples.time()[from];
            double half = (samples.time()[to] - start) / 2;
            Arrays.fill(sum, 0);
            Arrays.fill(right, 0);
            means(samples, from, to, mean);
            double mass = 0;
            for (int i = from + 1; i < to; i++) {
                double width = (samples.time()[i + 1] - samples.time()[i - 1]) / 2;
                double s = (samples.time()[i] - start) / half - 1;
                double base = 1 - s * s;
                double bump = Math.pow(base, FLATNESS);
                double slope = -2 * FLATNESS * s * Math.pow(base, FLATNESS - 1) / half;
                library.evaluate(samples.states()[i], terms);
                for (int j = 0; j < sum.length; j++) {
                    sum[j] += width * bump * terms[j];
                }
                for (int c = 0; c < states; c++) {
                    // About the mean: on uneven samples the slope does not quite sum to 0.
                    right[c] -= width * slope * (samples.states()[i][c] - mean[c]);
                }
                mass += width * bump;
            }
            for (int j = 0; j < sum.length; j++) {
                sum[j] /= mass;
            }
            for (int c = 0; c < states; c++) {
                right[c] /= mass;
            }
            addRow(sum, right);
        }
    }

    private static void means(Samples samples, int from, int to, double[] mean) {
        Arrays.fill(mean, 0);
        for (int i = from; i <= to; i++) {
            for (int c = 0; c < mean.length; c++) {
                mean[c] += samples.states()[i][c] / (to - from + 1);
            }
        }
    }

    private void addRow(double[] left, double[] right) {
        double[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        rows.add(both);
    }
}
