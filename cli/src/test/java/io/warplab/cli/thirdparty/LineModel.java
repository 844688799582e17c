package io.warplab.cli.thirdparty;

import io.warplab.api.data.Batch;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.Losses;
import io.warplab.api.model.ModelState;
import io.warplab.api.model.Predictions;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.model.TrainingStep;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Says zero everywhere; has weights that do nothing; may lose a sequence on the way. */
final class LineModel implements TrainableModel {
    private final LineConfig config;

    LineModel(LineConfig config) {
        this.config = config;
    }

    @Override
    public long parameterCount() {
        return 10L * config.width();
    }

    @Override
    public boolean isIterative() {
        return false;
    }

    @Override
    public Losses trainStep(Batch batch, TrainingStep step) {
        throw new UnsupportedOperationException("has a closed form");
    }

    @Override
    public Predictions predict(Batch batch, ForecastSpec spec) {
        long[] shape = batch.targets().shape().clone();
        shape[0] -= config.drop() ? 1 : 0;
        INDArray zeros = Nd4j.zeros(DataType.DOUBLE, shape);
        return new Predictions(zeros, null);
    }

    @Override
    public ModelState state() {
        return new ModelState(Map.of(), Map.of());
    }

    @Override
    public void restore(ModelState state) {}
}
