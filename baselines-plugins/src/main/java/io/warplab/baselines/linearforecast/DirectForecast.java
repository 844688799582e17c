package io.warplab.baselines.linearforecast;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.warplab.baselines.neural.Feed;
import io.warplab.baselines.neural.Slices;
import io.warplab.baselines.sequence.SequenceView;
import java.util.function.UnaryOperator;

/**
 * Takes a map from context to horizon through a forecast: the horizon in one piece, and what lies
 * beyond it from the last values seen or told. Unobserved steps of the context repeat the value
 * before them; a context that is too short is filled up with its first value. Steps before the end
 * of the context repeat the step before, because the map says nothing of them. Known inputs are not
 * looked at: each channel is forecast from itself.
 */
final class DirectForecast {
    private final NDManager manager;
    private final int context;
    private final UnaryOperator<NDArray> map;

    /**
     * @param context L, steps that the map sees
     * @param map [N, D, L] to [N, D, H], where D are the channels that are predicted
     */
    DirectForecast(NDManager manager, int context, UnaryOperator<NDArray> map) {
        this.manager = manager;
        this.context = context;
        this.map = map;
    }

    /** Of steps 1 to S: [S, N, D]. */
    NDArray outputs(Feed feed) {
        SequenceView view = feed.view();
        int seen = feed.context();
        float[] filled = filled(view, seen);
        int row = view.size() * view.targetSize();
        NDList pieces = new NDList();
        int told = Math.min(feed.steps(), seen - 1);
        if (told > 0) {
            float[] repeated = new float[told * row];
            System.arraycopy(filled, 0, repeated, 0, repeated.length);
            pieces.add(array(repeated, told, view));
        }
        NDArray window = window(filled, seen, view);
        while (told < feed.steps()) {
            NDArray horizon = map.apply(window);
            long length = horizon.getShape().get(2);
            long wanted = Math.min(length, feed.steps() - told);
            pieces.add(Slices.range(horizon, 2, 0, wanted).transpose(2, 0, 1));
            told += (int) wanted;
            window = Slices.range(window.concat(horizon, 2), 2, length, context + length);
        }
        return pieces.size() == 1 ? pieces.get(0) : NDArrays.concat(pieces, 0);
    }

    /** [seen, N, D]. */
    private static float[] filled(SequenceView view, int seen) {
        int width = view.targetSize();
        float[] filled = new float[seen * view.size() * width];
        for (int n = 0; n < view.size(); n++) {
            int last = 0;
            for (int t = 0; t < seen; t++) {
                last = view.observed(n, t) ? t : last;
                for (int c = 0; c < width; c++) {
                    filled[(t * view.size() + n) * width + c] = (float) view.input(n, last, c);
                }
            }
        }
        return filled;
    }

    /** The last L of the steps seen, [N, D, L]. */
    private NDArray window(float[] filled, int seen, SequenceView view) {
        int row = view.size() * view.targetSize();
        float[] last = new float[context * row];
        for (int k = 0; k < context; k++) {
            int t = Math.max(0, seen - context + k);
            System.arraycopy(filled, t * row, last, k * row, row);
        }
        return array(last, context, view).transpose(1, 2, 0);
    }

    private NDArray array(float[] values, int steps, SequenceView view) {
        return manager.create(values, new Shape(steps, view.size(), view.targetSize()));
    }
}
