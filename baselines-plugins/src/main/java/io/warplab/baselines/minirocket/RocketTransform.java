package io.warplab.baselines.minirocket;

import io.warplab.baselines.sequence.FittedArray;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * From sequences to features: for each dilation, kernel and threshold the share of positions at
 * which the convolution, summed over a random set of channels, is above the threshold. Every other
 * combination of kernel and dilation leaves out the positions at which the kernel overlaps an end.
 * Thresholds are quantiles of the convolution of a random training sequence.
 */
final class RocketTransform {
    private static final String CHANNELS = "channels";
    private static final String THRESHOLDS = "thresholds";
    private static final double GOLDEN_RATIO = (Math.sqrt(5) + 1) / 2;

    /** Most channels that a combination sums, as in the published implementation. */
    private static final int MOST_CHANNELS = Kernels.LENGTH;

    private final Dilations dilations;
    private final int features;
    private final boolean[][] channels;
    private final double[] thresholds;

    private RocketTransform(Dilations dilations, boolean[][] channels, double[] thresholds) {
        this.dilations = dilations;
        this.channels = channels;
        this.thresholds = thresholds;
        features = thresholds.length;
    }

    /** Draws the channels of each combination; thresholds are 0 until {@link #fit}. */
    static RocketTransform draw(
            Dilations dilations, int features, int channelCount, SplittableRandom random) {
        boolean[][] channels = new boolean[dilations.count() * Kernels.COUNT][channelCount];
        double most = Math.log(Math.min(channelCount, MOST_CHANNELS) + 1) / Math.log(2);
        int[] order = new int[channelCount];
        Arrays.setAll(order, c -> c);
        for (boolean[] chosen : channels) {
            int count = (int) Math.pow(2, most * random.nextDouble());
            for (int j = 0; j < count; j++) {
                int other = j + random.nextInt(channelCount - j);
                int c = order[other];
                order[other] = order[j];
                order[j] = c;
                chosen[c] = true;
            }
        }
        return new RocketTransform(dilations, channels, new double[features]);
    }

    /**
     * Chooses the thresholds.
     *
     * @param series training sequences, [N][D][T], of any lengths
     */
    RocketTransform fit(double[][][] series, SplittableRandom random) {
        double[] fitted = new double[features];
        Convolution convolution = new Convolution();
        int at = 0;
        for (int d = 0; d < dilations.count(); d++) {
            for (int kernel = 0; kernel < Kernels.COUNT; kernel++) {
                convolution.open(series[random.nextInt(series.length)], dilations.sizes()[d]);
                double[] sorted =
                        convolution.of(kernel, channels[d * Kernels.COUNT + kernel]).clone();
                Arrays.sort(sorted);
                for (int f = 0; f < dilations.features()[d]; f++) {
                    // A low-discrepancy sequence of quantiles.
                    fitted[at] = quantile(sorted, (at + 1) * GOLDEN_RATIO % 1);
                    at++;
                }
            }
        }
        return new RocketTransform(dilations, channels, fitted);
    }

    /** Linear between order statistics. */
    private static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /**
     * Features of a sequence.
     *
     * @param series [D][T]
     * @param into filled in
     * @param from where in it the features start
     */
    void apply(double[][] series, double[] into, int from) {
        Convolution convolution = new Convolution();
        int length = series[0].length;
        int at = 0;
        for (int d = 0; d < dilations.count(); d++) {
            convolution.open(series, dilations.sizes()[d]);
            int reach = Kernels.reach(dilations.sizes()[d]);
            for (int kernel = 0; kernel < Kernels.COUNT; kernel++) {
                double[] c = convolution.of(kernel, channels[d * Kernels.COUNT + kernel]);
                boolean whole = (d + kernel) % 2 == 0 || length <= 2 * reach;
                int start = whole ? 0 : reach;
                int end = whole ? length : length - reach;
                for (int f = 0; f < dilations.features()[d]; f++) {
                    into[from + at] = share(c, start, end, thresholds[at]);
                    at++;
                }
            }
        }
    }

    private static double share(double[] values, int start, int end, double threshold) {
        int above = 0;
        for (int t = start; t < end; t++) {
            above += values[t] > threshold ? 1 : 0;
        }
        return above / (double) (end - start);
    }

    static Map<String, long[]> shapes(Dilations dilations, int features, int channelCount) {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put(CHANNELS, new long[] {(long) dilations.count() * Kernels.COUNT, channelCount});
        shapes.put(THRESHOLDS, new long[] {features});
        return shapes;
    }

    Map<String, FittedArray> fitted() {
        double[][] chosen = new double[channels.length][channels[0].length];
        for (int i = 0; i < chosen.length; i++) {
            for (int c = 0; c < chosen[i].length; c++) {
                chosen[i][c] = channels[i][c] ? 1 : 0;
            }
        }
        Map<String, FittedArray> arrays = new LinkedHashMap<>();
        arrays.put(CHANNELS, FittedArray.of(chosen));
        arrays.put(THRESHOLDS, FittedArray.of(thresholds, features));
        return arrays;
    }

    static RocketTransform read(Dilations dilations, Map<String, FittedArray> arrays) {
        double[][] chosen = arrays.get(CHANNELS).rows();
        boolean[][] channels = new boolean[chosen.length][chosen[0].length];
        for (int i = 0; i < chosen.length; i++) {
            for (int c = 0; c < chosen[i].length; c++) {
                channels[i][c] = chosen[i][c] != 0;
            }
        }
        return new RocketTransform(dilations, channels, arrays.get(THRESHOLDS).values());
    }
}
