package io.warplab.baselines.incontext;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Normalisation;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.Task;
import io.warplab.baselines.sequence.ClosedForm;
import io.warplab.baselines.sequence.FittedArray;
import io.warplab.baselines.sequence.PredictionError;
import io.warplab.baselines.sequence.SequenceView;
import io.warplab.baselines.sequence.TaskChecks;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * Inputs of step t are [x_t, y_{t-1}]: the last D_y of them are the targets of the step before, the
 * others the query. Entry t is the ridge answer to x_t from the pairs (x_0, y_0) .. (x_{t-1},
 * y_{t-1}). Everything is fitted in raw units, in which the map may go through the origin.
 */
final class LinearInContext implements ClosedForm {
    private static final String RIDGE = "ridge";

    private final LinearInContextConfig config;
    private final int queries;
    private final int targets;
    private final Normalisation inputScaling;
    private final Normalisation targetScaling;
    private double ridge;

    LinearInContext(LinearInContextConfig config, ModelContext context) {
        TaskChecks.require(context, "linear-in-context", Set.of(Task.Kind.RECONSTRUCTION));
        this.config = config;
        targets = context.targets().size();
        queries = context.inputs().size() - targets;
        inputScaling = context.inputScaling();
        targetScaling = context.targetScaling();
        ridge = config.ridge().get(0);
        if (queries < 1) {
            throw WarpException.user(
                    "in-context-channels",
                    "model "
                            + context.name()
                            + ": expected inputs [x_t, y_(t-1)], more of them than targets, got "
                            + context.inputs().size()
                            + " inputs and "
                            + targets
                            + " targets",
                    "Use it with a data set of in-context pairs, or leave it out of this run.");
        }
    }

    /** 1 where the penalty is chosen, else 0: everything else is learned in context. */
    @Override
    public long parameterCount() {
        return chooses() ? 1 : 0;
    }

    private boolean chooses() {
        return config.ridge().size() > 1;
    }

    @Override
    public void fit(Batch train) {
        if (!chooses()) {
            return;
        }
        SequenceView view = new SequenceView(train);
        double best = ridge;
        double least = Double.POSITIVE_INFINITY;
        for (double candidate : config.ridge()) {
            double error = PredictionError.meanSquare(view, predict(view, candidate), 0);
            if (error < least) {
                least = error;
                best = candidate;
            }
        }
        ridge = best;
    }

    @Override
    public double[] predict(SequenceView view, int contextSteps) {
        return predict(view, ridge);
    }

    private double[] predict(SequenceView view, double penalty) {
        double[] offset = targetScaling.offset();
        double[] scale = targetScaling.scale();
        double[] inputOffset = inputScaling.offset();
        double[] inputScale = inputScaling.scale();
        int size = queries + (config.intercept() ? 1 : 0);
        RecursiveLeastSquares regression = new RecursiveLeastSquares(size, targets);
        double[] input = new double[queries + targets];
        double[] query = new double[size];
        double[] answer = new double[targets];
        double[] out = new double[view.size() * view.steps() * targets];
        for (int n = 0; n < view.size(); n++) {
            regression.start(penalty);
            for (int t = 0; t < view.steps(); t++) {
                view.readInput(n, t, input);
                for (int c = 0; c < input.length; c++) {
                    input[c] = input[c] * inputScale[c] + inputOffset[c];
                }
                // The query is still that of the step before.
                if (t > 0 && view.observed(n, t) && view.observed(n, t - 1)) {
                    regression.learn(query, Arrays.copyOfRange(input, queries, queries + targets));
                }
                System.arraycopy(input, 0, query, 0, queries);
                Arrays.fill(query, queries, size, 1);
                regression.predict(query, answer);
                for (int c = 0; c < targets; c++) {
                    out[(n * view.steps() + t) * targets + c] = (answer[c] - offset[c]) / scale[c];
                }
            }
        }
        return out;
    }

    @Override
    public Map<String, long[]> shapes() {
        return chooses() ? Map.of(RIDGE, new long[] {1}) : Map.of();
    }

    @Override
    public Map<String, FittedArray> fitted() {
        return chooses() ? Map.of(RIDGE, FittedArray.of(new double[] {ridge}, 1)) : Map.of();
    }

    @Override
    public void restore(Map<String, FittedArray> fitted) {
        if (chooses()) {
            ridge = fitted.get(RIDGE).values()[0];
        }
    }
}
