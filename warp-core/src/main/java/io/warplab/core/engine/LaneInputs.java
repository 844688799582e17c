package io.warplab.core.engine;

import io.warplab.api.lanes.Lanes;

/** The inputs u_t of one block of lanes and how fast its clock goes. */
final class LaneInputs {
    private final WarpNetwork network;
    private final SequenceBlock block;

    /** Channels that are held or fed back where they are not data; those after them are known. */
    private final int channels;

    private final Lanes fedBack;
    private final double[] clockStep;

    LaneInputs(WarpNetwork network, SequenceBlock block) {
        this.network = network;
        this.block = block;
        channels =
                block.ahead() == 1
                        ? block.targets()[0].length / block.lanes()
                        : network.drive().inputs();
        fedBack = Lanes.zeros(network.precision(), channels, block.lanes());
        clockStep = new double[block.lanes()];
    }

    /**
     * u_t: data where forced, else the last prediction (forecast) or the last input. In a forecast
     * channels after those that are predicted are data at every step.
     *
     * @param before u_{t-1}; not looked at for t = 0
     * @param output y_{t-1}; looked at in forecasts, where a lane is not forced
     * @param out overwritten
     */
    void read(int t, Lanes before, Lanes output, Lanes out) {
        out.writeAll(block.inputs()[t]);
        if (t == 0 || block.allForced(t)) {
            return;
        }
        Lanes last = before;
        if (block.ahead() == 1) {
            network.head().mean(output, fedBack);
            last = fedBack;
        }
        double[] forced = block.forced()[t];
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < forced.length; i++) {
                if (forced[i] == 0) {
                    out.set(c, i, last.get(c, i));
                }
            }
        }
    }

    /** Keeps the gradient of u_t where u_t came from the step before. */
    void unforced(int t, Lanes dInput, Lanes dFeedback) {
        dFeedback.fill(0);
        if (t > 0) {
            double[] forced = block.forced()[t];
            for (int c = 0; c < channels; c++) {
                for (int i = 0; i < forced.length; i++) {
                    if (forced[i] == 0) {
                        dFeedback.set(c, i, dInput.get(c, i));
                    }
                }
            }
        }
    }

    /** A buffer for the gradient of what is fed back, [channels, lanes]. */
    Lanes newFeedback() {
        return Lanes.zeros(network.precision(), channels, block.lanes());
    }

    /** tau_t - tau_{t-1}, [lanes], valid until the next call. */
    double[] clockStep(int t) {
        for (int i = 0; i < clockStep.length; i++) {
            clockStep[i] = t == 0 ? 0 : block.tau()[t][i] - block.tau()[t - 1][i];
        }
        return clockStep;
    }
}
