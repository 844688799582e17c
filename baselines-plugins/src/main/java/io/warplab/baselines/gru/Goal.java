package io.warplab.baselines.gru;

import io.warplab.api.model.Task;
import io.warplab.baselines.sequence.SequenceView;

/**
 * What the outputs should be, time first, and how much each step counts.
 *
 * @param steps S
 * @param width values per step
 * @param targets [S, N, width]; for classification [1, N, classes], one-hot
 * @param weights [S, N], sums to 1 / width; for classification unused
 */
record Goal(int steps, int width, float[] targets, float[] weights) {

    static Goal of(Task.Kind kind, SequenceView view, int width) {
        return switch (kind) {
            case CLASSIFICATION -> classes(view, width);
            case FORECAST -> series(view, width, 1, view.lastObserved());
            case RECONSTRUCTION -> series(view, width, 0, view.steps());
        };
    }

    private static Goal classes(SequenceView view, int classes) {
        float[] oneHot = new float[view.size() * classes];
        for (int n = 0; n < view.size(); n++) {
            oneHot[n * classes + view.label(n)] = 1;
        }
        return new Goal(1, classes, oneHot, new float[0]);
    }

    private static Goal series(SequenceView view, int width, int ahead, int steps) {
        int lanes = view.size();
        long count = 0;
        for (int t = 0; t < steps; t++) {
            for (int n = 0; n < lanes; n++) {
                count += view.observed(n, t + ahead) ? 1 : 0;
            }
        }
        float share = (float) (1.0 / (Math.max(1, count) * (double) width));
        float[] targets = new float[steps * lanes * width];
        float[] weights = new float[steps * lanes];
        for (int t = 0; t < steps; t++) {
            for (int n = 0; n < lanes; n++) {
                if (view.observed(n, t + ahead)) {
                    weights[t * lanes + n] = share;
                    for (int c = 0; c < width; c++) {
                        targets[(t * lanes + n) * width + c] = (float) view.target(n, t + ahead, c);
                    }
                }
            }
        }
        return new Goal(count == 0 ? 0 : steps, width, targets, weights);
    }

    /** Whether nothing was observed that could be learned from. */
    boolean isEmpty() {
        return steps == 0;
    }
}
