package io.warplab.baselines.minirocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.error.WarpException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MiniRocketTest {
    @Test
    void thereAreAllKernelsWithThreeHeavyPositions() {
        Set<String> seen = new HashSet<>();
        for (int k = 0; k < Kernels.COUNT; k++) {
            seen.add(Arrays.toString(Kernels.heavy(k)));
        }
        assertThat(seen).hasSize(84).contains("[0, 1, 2]", "[6, 7, 8]");
    }

    /** Worked by hand from the published code for T = 100 and 9996 features. */
    @Test
    void dilationsAreThePublishedOnes() {
        Dilations dilations = Dilations.of(100, 9996 / 84, 32);
        assertThat(dilations.sizes()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(dilations.features()).containsExactly(34, 19, 15, 8, 12, 4, 8, 7, 3, 3, 3, 3);
        assertThat(Dilations.of(5, 119, 32).sizes()).containsExactly(1);
    }

    @Test
    void aConvolutionIsTheSumOverItsWeights() {
        SplittableRandom random = new SplittableRandom(3);
        double[][] series = new double[2][40];
        for (double[] channel : series) {
            Arrays.setAll(channel, t -> random.nextGaussian());
        }
        for (int dilation : new int[] {1, 3, 7, 20}) {
            Convolution convolution = new Convolution();
            convolution.open(series, dilation);
            for (int kernel : new int[] {0, 17, 83}) {
                double[] found = convolution.of(kernel, new boolean[] {true, true});
                for (int t = 0; t < 40; t++) {
                    double expected = 0;
                    for (int k = 0; k < 9; k++) {
                        int position = k;
                        boolean heavy =
                                Arrays.stream(Kernels.heavy(kernel)).anyMatch(h -> h == position);
                        int from = t + (k - 4) * dilation;
                        for (double[] channel : series) {
                            expected +=
                                    from < 0 || from >= 40 ? 0 : (heavy ? 2 : -1) * channel[from];
                        }
                    }
                    assertThat(found[t]).isCloseTo(expected, within(1e-12));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"20, 50", "60, 8"})
    void leaveOneOutErrorsAreThoseOfLeavingOut(int rows, int features) {
        SplittableRandom random = new SplittableRandom(5);
        double[] x = new double[rows * features];
        Arrays.setAll(x, i -> random.nextGaussian());
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            y[i] = 2 + x[i * features] - 0.5 * x[i * features + 1] + random.nextGaussian();
        }
        List<Double> penalties = List.of(0.01, 1.0, 30.0, 1000.0);
        double best = Double.NaN;
        double least = Double.POSITIVE_INFINITY;
        for (double penalty : penalties) {
            double error = 0;
            for (int left = 0; left < rows; left++) {
                double[] fit = ridge(x, y, rows, features, penalty, left);
                double predicted = fit[features];
                for (int j = 0; j < features; j++) {
                    predicted += fit[j] * x[left * features + j];
                }
                error += (predicted - y[left]) * (predicted - y[left]);
            }
            if (error < least) {
                least = error;
                best = penalty;
            }
        }
        double[] centred = centred(x, rows, features);
        double mean = Arrays.stream(y).average().orElseThrow();
        double[][] targets = {Arrays.stream(y).map(v -> v - mean).toArray()};
        double[][] found = new LeaveOneOutRidge(centred, rows, features).fit(targets, penalties);
        double[] expected = ridge(x, y, rows, features, best, -1);
        assertThat(found[0]).containsExactly(Arrays.copyOf(expected, features), within(1e-9));
    }

    /** Ridge with a free intercept by the normal equations: weights, then the intercept. */
    private static double[] ridge(
            double[] x, double[] y, int rows, int features, double penalty, int left) {
        int count = left < 0 ? rows : rows - 1;
        double[] means = new double[features + 1];
        for (int i = 0; i < rows; i++) {
            if (i != left) {
                for (int j = 0; j < features; j++) {
                    means[j] += x[i * features + j] / count;
                }
                means[features] += y[i] / count;
            }
        }
        RealMatrix gram = new Array2DRowRealMatrix(features, features);
        RealVector right = new ArrayRealVector(features);
        for (int i = 0; i < rows; i++) {
            if (i != left) {
                for (int j = 0; j < features; j++) {
                    double a = x[i * features + j] - means[j];
                    right.addToEntry(j, a * (y[i] - means[features]));
                    for (int k = 0; k < features; k++) {
                        gram.addToEntry(j, k, a * (x[i * features + k] - means[k]));
                    }
                }
            }
        }
        for (int j = 0; j < features; j++) {
            gram.addToEntry(j, j, penalty);
        }
        double[] weights = new LUDecomposition(gram).getSolver().solve(right).toArray();
        double[] all = Arrays.copyOf(weights, features + 1);
        all[features] = means[features];
        for (int j = 0; j < features; j++) {
            all[features] -= weights[j] * means[j];
        }
        return all;
    }

    private static double[] centred(double[] x, int rows, int features) {
        double[] out = x.clone();
        for (int j = 0; j < features; j++) {
            double mean = 0;
            for (int i = 0; i < rows; i++) {
                mean += x[i * features + j] / rows;
            }
            for (int i = 0; i < rows; i++) {
                out[i * features + j] -= mean;
            }
        }
        return out;
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> new MiniRocketConfig(5, 0, List.of(0.0)))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("features")
                .hasMessageContaining("max-dilations")
                .hasMessageContaining("ridge");
    }
}
