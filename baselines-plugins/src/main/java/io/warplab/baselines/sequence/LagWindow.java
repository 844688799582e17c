package io.warplab.baselines.sequence;

import java.util.Arrays;

/**
 * The last few inputs of one sequence, newest first: [u_t, u_{t-1}, ..], and then what is known of
 * the next step. Steps before the first repeat it. Not thread-safe.
 */
public final class LagWindow {
    private final int channels;
    private final int lagged;
    private final double[] values;
    private boolean empty = true;

    public LagWindow(int lags, int channels) {
        this(lags, channels, 0);
    }

    /**
     * @param known known inputs of the next step
     */
    public LagWindow(int lags, int channels, int known) {
        this.channels = channels;
        lagged = lags * channels;
        values = new double[lagged + known];
    }

    /** Forgets everything: the next input starts a sequence. */
    public void clear() {
        empty = true;
    }

    /** Shifts an input in. */
    public void push(double[] input) {
        if (empty) {
            for (int at = 0; at < lagged; at += channels) {
                System.arraycopy(input, 0, values, at, channels);
            }
            empty = false;
        } else {
            System.arraycopy(values, 0, values, channels, lagged - channels);
            System.arraycopy(input, 0, values, 0, channels);
        }
    }

    /** Takes the known inputs of the next step. */
    public void ahead(double[] known) {
        System.arraycopy(known, 0, values, lagged, values.length - lagged);
    }

    /** [lags * channels + known], not a copy. */
    public double[] features() {
        return values;
    }

    /** The newest input, a copy. */
    public double[] newest() {
        return Arrays.copyOf(values, channels);
    }
}
