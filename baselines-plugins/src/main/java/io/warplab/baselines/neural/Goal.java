package io.warplab.baselines.neural;

import io.warplab.api.model.Task;
import io.warplab.baselines.sequence.SequenceView;
import java.util.Arrays;

/**
 * What the outputs should be, time first, and how much each step counts.
 *
 * @param steps S
 * @param lanes N
 * @param width values per step
 * @param targets [S, N, width]; for classification [1, N, classes], one-hot
 * @param weights [S, N], sums to 1 / width; for classification [1, N], 1 / N
 */
record Goal(int steps, int lanes, int width, float[] targets, float[] weights) {

    /**
     * The goal of a task.
     *
     * @param first first step of a forecast that counts, at least 1
     */
    static Goal of(Task.Kind kind, SequenceView view, int width, int first) {
        return switch (kind) {
            case CLASSIFICATION -> classes(view, width);
            case FORECAST -> series(view, width, 1, first, view.lastObserved());
            case RECONSTRUCTION -> series(view, width, 0, 0, view.steps());
        };
    }

    private static Goal classes(SequenceView view, int classes) {
        float[] oneHot = new float[view.size() * classes];
        for (int n = 0; n < view.size(); n++) {
            oneHot[n * classes + view.label(n)] = 1;
        }
        float[] weights = new float[view.size()];
        Arrays.fill(weights, 1f / view.size());
        return new Goal(1, view.size(), classes, oneHot, weights);
    }

    private static Goal series(SequenceView view, int width, int ahead, int first, int steps) {
        int lanes = view.size();
        long count = 0;
        for (int t = 0; t < steps; t++) {
            for (int n = 0; n < lanes; n++) {
                count += counts(view, n, t + ahead, first) ? 1 : 0;
            }
        }
        float share = (float) (1.0 / (Math.max(1, count) * (double) width));
        float[] targets = new float[steps * lanes * width];
        float[] weights = new float[steps * lanes];
        for (int t = 0; t < steps; t++) {
            for (int n = 0; n < lanes; n++) {
                if (counts(view, n, t + ahead, first)) {
                    weights[t * lanes + n] = share;
                    for (int c = 0; c < width; c++) {
                        targets[(t * lanes + n) * width + c] = (float) view.target(n, t + ahead, c);
                    }
                }
            }
        }
        return new Goal(count == 0 ? 0 : steps, lanes, width, targets, weights);
    }

    /** The same steps of some sequences alone; weights stay shares of the whole. */
    Goal lanes(int from, int to) {
        if (to - from == lanes) {
            return this;
        }
        return new Goal(
                steps,
                to - from,
                width,
                Lanes.cut(targets, steps, lanes, width, from, to),
                Lanes.cut(weights, steps, lanes, 1, from, to));
    }

    private static boolean counts(SequenceView view, int n, int t, int first) {
        return t >= first && view.observed(n, t);
    }

    /** Whether nothing was observed that could be learned from. */
    boolean isEmpty() {
        return steps == 0;
    }
}
