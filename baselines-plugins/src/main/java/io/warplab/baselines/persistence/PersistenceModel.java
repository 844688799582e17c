package io.warplab.baselines.persistence;

import io.warplab.api.data.Batch;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.Task;
import io.warplab.baselines.sequence.ClosedForm;
import io.warplab.baselines.sequence.FittedArray;
import io.warplab.baselines.sequence.SequenceView;
import io.warplab.baselines.sequence.TaskChecks;
import java.util.Map;

/**
 * Repeats the last observed value. In a forecast entry t says x at the last observed step before t
 * and before the end of the context; in a reconstruction, the last observed input up to t; in
 * classification, the logarithm of the training part's class frequencies, so the majority class
 * wins.
 */
final class PersistenceModel implements ClosedForm {
    private static final String CLASS_SCORES = "class-scores";

    private final ModelContext context;
    private final Task.Kind kind;
    private double[] classScores;

    PersistenceModel(ModelContext context) {
        TaskChecks.require(context);
        this.context = context;
        kind = context.task().kind();
        if (kind == Task.Kind.RECONSTRUCTION
                && context.inputs().size() != context.targets().size()) {
            throw WarpException.user(
                    "persistence-channels",
                    "model "
                            + context.name()
                            + ": persistence repeats the inputs and needs as many targets as inputs, got "
                            + context.inputs().size()
                            + " inputs and "
                            + context.targets().size()
                            + " targets",
                    "Leave persistence out of this run.");
        }
        classScores = new double[context.classes()];
    }

    @Override
    public long parameterCount() {
        return 0;
    }

    @Override
    public void fit(Batch train) {
        if (kind == Task.Kind.CLASSIFICATION) {
            SequenceView view = new SequenceView(train);
            double[] counts = new double[context.classes()];
            for (int n = 0; n < view.size(); n++) {
                counts[view.label(n)]++;
            }
            for (int k = 0; k < counts.length; k++) {
                // One imagined sequence per class keeps the score of an unseen class finite.
                classScores[k] = Math.log((counts[k] + 1) / (view.size() + counts.length));
            }
        }
    }

    @Override
    public double[] predict(SequenceView view, int contextSteps) {
        return switch (kind) {
            case CLASSIFICATION -> repeatedScores(view);
            case FORECAST -> lastSeen(view, contextSteps);
            case RECONSTRUCTION -> lastInput(view);
        };
    }

    private double[] repeatedScores(SequenceView view) {
        double[] out = new double[view.size() * classScores.length];
        for (int n = 0; n < view.size(); n++) {
            System.arraycopy(classScores, 0, out, n * classScores.length, classScores.length);
        }
        return out;
    }

    private static double[] lastSeen(SequenceView view, int contextSteps) {
        int width = view.targetSize();
        double[] out = new double[view.size() * view.steps() * width];
        for (int n = 0; n < view.size(); n++) {
            int seen = 0;
            for (int t = 0; t < view.steps(); t++) {
                if (t >= 1 && t - 1 < contextSteps && view.observed(n, t - 1)) {
                    seen = t - 1;
                }
                for (int c = 0; c < width; c++) {
                    out[(n * view.steps() + t) * width + c] = view.target(n, seen, c);
                }
            }
        }
        return out;
    }

    private static double[] lastInput(SequenceView view) {
        int width = view.inputSize();
        double[] out = new double[view.size() * view.steps() * width];
        for (int n = 0; n < view.size(); n++) {
            int seen = 0;
            for (int t = 0; t < view.steps(); t++) {
                seen = view.observed(n, t) ? t : seen;
                for (int c = 0; c < width; c++) {
                    out[(n * view.steps() + t) * width + c] = view.input(n, seen, c);
                }
            }
        }
        return out;
    }

    @Override
    public Map<String, long[]> shapes() {
        return kind == Task.Kind.CLASSIFICATION
                ? Map.of(CLASS_SCORES, new long[] {classScores.length})
                : Map.of();
    }

    @Override
    public Map<String, FittedArray> fitted() {
        return kind == Task.Kind.CLASSIFICATION
                ? Map.of(CLASS_SCORES, FittedArray.of(classScores, classScores.length))
                : Map.of();
    }

    @Override
    public void restore(Map<String, FittedArray> fitted) {
        if (kind == Task.Kind.CLASSIFICATION) {
            classScores = fitted.get(CLASS_SCORES).values();
        }
    }
}
