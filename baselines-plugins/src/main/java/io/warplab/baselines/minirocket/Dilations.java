package io.warplab.baselines.minirocket;

import java.util.Arrays;

/**
 * Dilations, evenly spaced in their logarithms up to where a kernel spans a sequence, and how many
 * features a kernel has at each.
 *
 * @param sizes dilations, increasing
 * @param features features of one kernel at each of them
 */
record Dilations(int[] sizes, int[] features) {
    /**
     * The dilations of the paper's section 3.
     *
     * @param length T
     * @param perKernel features of a kernel
     * @param most most dilations of a kernel
     */
    static Dilations of(int length, int perKernel, int most) {
        int count = Math.min(perKernel, most);
        double largest =
                Math.max(0, Math.log((length - 1) / (double) (Kernels.LENGTH - 1)) / Math.log(2));
        int[] sizes = new int[count];
        int[] times = new int[count];
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            double exponent = count == 1 ? 0 : largest * i / (count - 1);
            int dilation = (int) (Math.pow(2, exponent) + 1e-9);
            if (distinct == 0 || dilation != sizes[distinct - 1]) {
                sizes[distinct++] = dilation;
            }
            times[distinct - 1]++;
        }
        int given = 0;
        int[] features = new int[distinct];
        for (int i = 0; i < distinct; i++) {
            features[i] = (int) ((long) times[i] * perKernel / count);
            given += features[i];
        }
        for (int i = 0; given < perKernel; i = (i + 1) % distinct) {
            features[i]++;
            given++;
        }
        return new Dilations(Arrays.copyOf(sizes, distinct), features);
    }

    /** How many there are. */
    int count() {
        return sizes.length;
    }
}
