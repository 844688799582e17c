package io.warplab.baselines.neural;

import io.warplab.api.model.Task;
import io.warplab.baselines.sequence.SequenceView;
import java.util.SplittableRandom;

/**
 * What drives the network, time first because PyTorch steps that way.
 *
 * @param view the sequences themselves, for architectures that see a context as a whole
 * @param context first steps that such an architecture may see
 * @param steps S, the steps the network takes
 * @param lanes N
 * @param channels numbers of a step: D_x, and in a forecast the known inputs of the step that is
 *     predicted
 * @param fedBack how many of them, the first, a prediction may stand for: D_y in a forecast, else
 *     D_x, and none does
 * @param data [S, N, channels] inputs where they are data; 0 elsewhere
 * @param forced [S, N] whether all of a step is data, or else what is fed back the last prediction
 * @param clock [S, N] tau of the step that is predicted
 */
record Drive(
        SequenceView view,
        int context,
        int steps,
        int lanes,
        int channels,
        int fedBack,
        float[] data,
        boolean[] forced,
        float[] clock) {

    /** Teacher-driven: a step that was not observed repeats the last input. */
    static Drive teacher(SequenceView view) {
        Drive drive = empty(view, view.steps(), view.steps(), 0);
        for (int n = 0; n < drive.lanes; n++) {
            int seen = 0;
            for (int t = 0; t < drive.steps; t++) {
                seen = view.observed(n, t) ? t : seen;
                drive.force(view, n, t, seen);
                drive.clock[t * drive.lanes + n] = (float) view.tau(n, t);
            }
        }
        return drive;
    }

    /**
     * As at inference: observed data up to the context, then free running. The last step predicts
     * nothing.
     */
    static Drive rollOut(SequenceView view, int context) {
        Drive drive = forecast(view, context, view.steps() - 1);
        for (int t = 0; t < drive.steps; t++) {
            for (int n = 0; n < drive.lanes; n++) {
                if (t == 0 || t < context && view.observed(n, t)) {
                    drive.force(view, n, t, t);
                }
            }
        }
        return drive;
    }

    /** As in training: as the task says, and no further than something was observed. */
    static Drive training(SequenceView view, Task task, long seed) {
        Drive drive = forecast(view, task.context(), view.lastObserved());
        SplittableRandom random = new SplittableRandom(seed);
        for (int t = 0; t < drive.steps; t++) {
            // Drawn step by step, so that padding at the end changes no draw before it.
            for (int n = 0; n < drive.lanes; n++) {
                boolean wanted =
                        task.forcing() == null
                                ? t < task.context()
                                : random.nextDouble() < task.forcing();
                if (t >= view.lastObserved(n)) {
                    // Nothing is left to predict; data everywhere lets the steps be fused.
                    drive.force(view, n, t, t);
                } else if (t == 0 || wanted && view.observed(n, t)) {
                    drive.force(view, n, t, t);
                }
            }
        }
        return drive;
    }

    private static Drive empty(SequenceView view, int context, int steps, int known) {
        int lanes = view.size();
        int channels = view.inputSize() + known;
        return new Drive(
                view,
                Math.min(context, view.steps()),
                steps,
                lanes,
                channels,
                view.inputSize() - known,
                new float[steps * lanes * channels],
                new boolean[steps * lanes],
                new float[steps * lanes]);
    }

    private static Drive forecast(SequenceView view, int context, int steps) {
        int known = view.inputSize() - view.targetSize();
        Drive drive = empty(view, context, steps, known);
        double[] row = new double[known];
        for (int t = 0; t < steps; t++) {
            for (int n = 0; n < drive.lanes; n++) {
                drive.clock[t * drive.lanes + n] = (float) view.tau(n, t + 1);
                view.readKnown(n, t, row);
                drive.put(n, t, view.targetSize(), row);
                view.readKnown(n, t + 1, row);
                drive.put(n, t, view.inputSize(), row);
            }
        }
        return drive;
    }

    private void put(int n, int t, int channel, double[] values) {
        for (int c = 0; c < values.length; c++) {
            data[(t * lanes + n) * channels + channel + c] = (float) values[c];
        }
    }

    private void force(SequenceView view, int n, int t, int source) {
        forced[t * lanes + n] = true;
        for (int c = 0; c < fedBack; c++) {
            data[(t * lanes + n) * channels + c] = (float) view.input(n, source, c);
        }
    }

    /** The same steps of some sequences alone. */
    Drive lanes(int from, int to) {
        if (to - from == lanes) {
            return this;
        }
        return new Drive(
                view.lanes(from, to),
                context,
                steps,
                to - from,
                channels,
                fedBack,
                Lanes.cut(data, steps, lanes, channels, from, to),
                Lanes.cut(forced, steps, lanes, from, to),
                Lanes.cut(clock, steps, lanes, 1, from, to));
    }

    /** How many lanes are driven by data at step t. */
    int forcedLanes(int t) {
        int count = 0;
        for (int n = 0; n < lanes; n++) {
            count += forced[t * lanes + n] ? 1 : 0;
        }
        return count;
    }

    /**
     * End of the run of steps from t on that all lanes drive by data; t itself if there is none.
     */
    int forcedUntil(int t) {
        int end = t;
        while (end < steps && forcedLanes(end) == lanes) {
            end++;
        }
        return end;
    }
}
