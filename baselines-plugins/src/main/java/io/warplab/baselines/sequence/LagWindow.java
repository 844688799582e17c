package io.warplab.baselines.sequence;

import java.util.Arrays;

/**
 * The last few inputs of one sequence, newest first: [u_t, u_{t-1}, ..]. Steps before the first
 * repeat it. Not thread-safe.
 */
public final class LagWindow {
    private final int channels;
    private final double[] values;
    private boolean empty = true;

    public LagWindow(int lags, int channels) {
        this.channels = channels;
        values = new double[lags * channels];
    }

    /** Forgets everything: the next input starts a sequence. */
    public void clear() {
        empty = true;
    }

    /** Shifts an input in. */
    public void push(double[] input) {
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
    public double[] features() {
        return values;
    }

    /** The newest input, a copy. */
    public double[] newest() {
        return Arrays.copyOf(values, channels);
    }
}
