package io.warplab.baselines.sequence;

import io.warplab.api.data.Batch;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.Losses;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.ModelState;
import io.warplab.api.model.Predictions;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.model.TrainingStep;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A {@link ClosedForm} as a model: it is fitted in {@link #prepare} and never again. */
public final class ClosedFormModel implements TrainableModel {
    private final ModelContext context;
    private final ClosedForm method;

    public ClosedFormModel(ModelContext context, ClosedForm method) {
        this.context = context;
        this.method = method;
    }

    @Override
    public long parameterCount() {
        return method.parameterCount();
    }

    @Override
    public boolean isIterative() {
        return false;
    }

    @Override
    public void prepare(Batch train) {
        method.fit(train);
    }

    @Override
    public Losses trainStep(Batch batch, TrainingStep step) {
        SequenceView view = new SequenceView(batch);
        double[] predicted = method.predict(view, context.task().context());
        return new Losses(
                PredictionError.of(context.task().kind(), view, predicted, context.classes()),
                Double.NaN,
                Map.of());
    }

    @Override
    public Predictions predict(Batch batch, ForecastSpec spec) {
        SequenceView view = new SequenceView(batch);
        long[] shape =
                context.task().kind() == Task.Kind.CLASSIFICATION
                        ? new long[] {view.size(), 1, context.classes()}
                        : new long[] {view.size(), view.steps(), view.targetSize()};
        return new Predictions(
                Nd4j.create(method.predict(view, spec.context()), shape, DataType.DOUBLE), null);
    }

    @Override
    public ModelState state() {
        Map<String, INDArray> weights = new LinkedHashMap<>();
        method.fitted().forEach((name, array) -> weights.put(name, array.write()));
        return new ModelState(weights, Map.of());
    }

    @Override
    public void restore(ModelState state) {
        StateCheck.require(context.name(), method.shapes(), state.weights());
        Map<String, FittedArray> fitted = new LinkedHashMap<>();
        state.weights().forEach((name, array) -> fitted.put(name, FittedArray.read(array)));
        method.restore(fitted);
    }
}
