package io.warplab.core.training;

import io.warplab.api.data.Batch;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.Losses;
import io.warplab.api.model.ModelState;
import io.warplab.api.model.Predictions;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.model.TrainingStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongFunction;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A model whose one weight counts its steps, and whose validation criterion is a given function of
 * that weight: every rule of the trainer then has an answer in closed form.
 */
final class CountingModel implements TrainableModel {
    final List<TrainingStep> steps = new ArrayList<>();
    final List<long[]> batches = new ArrayList<>();
    Batch prepared;

    private final DoubleUnaryOperator criterion;
    private final LongFunction<Losses> losses;
    private double weight;

    /**
     * @param criterion validation criterion by number of steps
     */
    CountingModel(DoubleUnaryOperator criterion) {
        this(criterion, iteration -> new Losses(1.0 / (iteration + 1), 2, Map.of()));
    }

    /**
     * @param criterion validation criterion by number of steps
     * @param losses losses by iteration; the weight stays when they are not finite
     */
    CountingModel(DoubleUnaryOperator criterion, LongFunction<Losses> losses) {
        this.criterion = criterion;
        this.losses = losses;
    }

    /** Steps behind the present weight. */
    double weight() {
        return weight;
    }

    @Override
    public long parameterCount() {
        return 1;
    }

    @Override
    public void prepare(Batch train) {
        prepared = train;
    }

    @Override
    public Losses trainStep(Batch batch, TrainingStep step) {
        steps.add(step);
        batches.add(batch.ids().clone());
        Losses result = losses.apply(step.iteration());
        if (Double.isFinite(result.loss()) && Double.isFinite(result.gradientNorm())) {
            weight++;
        }
        return result;
    }

    @Override
    public Predictions predict(Batch batch, ForecastSpec spec) {
        double error = Math.sqrt(criterion.applyAsDouble(weight));
        double[] mean = batch.targets().dup('c').data().asDouble();
        Arrays.setAll(mean, i -> mean[i] + error); // ND4J's add takes a NaN for 1e-5
        return new Predictions(
                Nd4j.create(mean, batch.targets().shape().clone(), DataType.DOUBLE), null);
    }

    @Override
    public ModelState state() {
        INDArray w = Nd4j.create(new double[] {weight}, new long[] {1}, DataType.DOUBLE);
        return new ModelState(Map.of("steps", w), Map.of());
    }

    @Override
    public void restore(ModelState state) {
        weight = state.weights().get("steps").getDouble(0);
    }

    /** Ids of all sequences given so far, batch by batch. */
    long[] order() {
        return batches.stream().flatMapToLong(Arrays::stream).toArray();
    }
}
