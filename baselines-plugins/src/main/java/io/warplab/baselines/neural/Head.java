package io.warplab.baselines.neural;

import ai.djl.ndarray.NDArray;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.Task;

/** What the outputs of a step mean, and how far from the truth they are. */
interface Head {
    /** O, outputs of a step. */
    int outputs();

    /** Values that are told of a step: D_y, or classes. */
    int width();

    /**
     * Sum over steps, sequences and channels of the weighted losses.
     *
     * @param output [S, N, O]
     * @param target [S, N, width]
     * @param weight [S, N, 1]
     * @return a scalar
     */
    NDArray loss(NDArray output, NDArray target, NDArray weight);

    /**
     * Predicted standard deviation, NaN where the head tells none.
     *
     * @param outputs rows of O
     * @param row which of them
     */
    double sd(float[] outputs, int row, int channel);

    /** The head of a task and its settings. */
    static Head of(NeuralConfig config, ModelContext context) {
        if (context.task().kind() == Task.Kind.CLASSIFICATION) {
            return new ScoresHead(context.classes());
        }
        int width = context.targets().size();
        return switch (config.head()) {
            case POINT -> new PointHead(width);
            case GAUSSIAN -> new GaussianHead(width, config.standardDeviationFloor());
        };
    }
}
