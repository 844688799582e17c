package io.warplab.baselines.ridge;

import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.spi.ComponentInfo;
import io.warplab.baselines.sequence.ClosedFormModel;

/** Makes {@code ridge}. */
public final class RidgeFactory implements BaselineFactory<RidgeConfig> {
    @Override
    public String name() {
        return "ridge";
    }

    @Override
    public Class<RidgeConfig> configType() {
        return RidgeConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "Linear autoregression with a ridge penalty, fitted in closed form and rolled out freely.",
                "Hoerl and Kennard, Ridge regression, Technometrics 12 (1970)");
    }

    @Override
    public TrainableModel create(RidgeConfig config, ModelContext context) {
        return new ClosedFormModel(context, new RidgeModel(config, context));
    }
}
