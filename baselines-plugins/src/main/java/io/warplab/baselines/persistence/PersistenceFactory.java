package io.warplab.baselines.persistence;

import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.spi.ComponentInfo;
import io.warplab.baselines.sequence.ClosedFormModel;

/** Makes {@code persistence}. */
public final class PersistenceFactory implements BaselineFactory<PersistenceConfig> {
    @Override
    public String name() {
        return "persistence";
    }

    @Override
    public Class<PersistenceConfig> configType() {
        return PersistenceConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "Repeats the last observed value; reconstruction: the input itself; classification: the majority class.",
                "");
    }

    @Override
    public TrainableModel create(PersistenceConfig config, ModelContext context) {
        return new ClosedFormModel(context, new PersistenceModel(context));
    }
}
