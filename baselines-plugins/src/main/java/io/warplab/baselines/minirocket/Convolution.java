package io.warplab.baselines.minirocket;

import java.util.Arrays;

/**
 * One sequence convolved with all kernels at one dilation. A kernel is -1 everywhere plus 3 at its
 * three heavy positions, so the sum over all nine is taken once. Positions outside the sequence are
 * 0. Not thread-safe.
 */
final class Convolution {
    private double[][] series;
    private double[][] minusAll;
    private double[] output = new double[0];
    private int dilation;

    /**
     * Prepares a sequence.
     *
     * @param newSeries [D][T]
     */
    void open(double[][] newSeries, int newDilation) {
        series = newSeries;
        dilation = newDilation;
        int length = series[0].length;
        minusAll = new double[series.length][length];
        output = new double[length];
        for (int c = 0; c < series.length; c++) {
            for (int k = 0; k < Kernels.LENGTH; k++) {
                add(series[c], k, -1, minusAll[c]);
            }
        }
    }

    /**
     * The sum over some channels of the convolutions with a kernel.
     *
     * @param channels which ones count
     * @return [T], overwritten by the next call
     */
    double[] of(int kernel, boolean[] channels) {
        Arrays.fill(output, 0);
        for (int c = 0; c < series.length; c++) {
            if (channels[c]) {
                for (int t = 0; t < output.length; t++) {
                    output[t] += minusAll[c][t];
                }
                for (int k : Kernels.heavy(kernel)) {
                    add(series[c], k, 3, output);
                }
            }
        }
        return output;
    }

    private void add(double[] from, int position, double weight, double[] to) {
        int shift = (position - Kernels.LENGTH / 2) * dilation;
        int end = Math.min(to.length, to.length - shift);
        for (int t = Math.max(0, -shift); t < end; t++) {
            to[t] += weight * from[t + shift];
        }
    }
}
