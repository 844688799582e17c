package io.warplab.baselines.ridge;

import java.util.Arrays;

/**
 * The last few inputs of one sequence, newest first: [u_t, u_{t-1}, ..]. Steps before the first
 * repeat it. Not thread-safe.
 */
final class LagWindow {
    private final int channels;
    private final double[] values;
    private boolean empty = true;

    LagWindow(int lags, int channels) {
        this.channels = channels;
        values = new double[lags * channels];
    }

    /** Forgets everything: the next input starts a sequence. */
    void clear() {
        empty = true;
    }

    /** Shifts an input in. */
    void push(double[] input) {
        if (empty) {
            for (int at = 0; at < values.length; at += channels) {
                System.arraycopy(input, 0, values, at, channels);
            }
            empty = false;
        } else {
            System.arraycopy(values, 0, values, channels, values.length - channels);
            System.arraycopy(input, 0, values, 0, channels);
        }
    }

    /** [lags * channels], not a copy. */
    double[] features() {
        return values;
    }

    /** The newest input, a copy. */
    double[] newest() {
        return Arrays.copyOf(values, channels);
    }
}
