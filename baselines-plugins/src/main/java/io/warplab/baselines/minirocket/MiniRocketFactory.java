package io.warplab.baselines.minirocket;

import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.spi.ComponentInfo;
import io.warplab.baselines.sequence.ClosedFormModel;

/** Makes {@code minirocket}. */
public final class MiniRocketFactory implements BaselineFactory<MiniRocketConfig> {
    @Override
    public String name() {
        return "minirocket";
    }

    @Override
    public Class<MiniRocketConfig> configType() {
        return MiniRocketConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "MiniRocket: shares of positions above thresholds of 84 fixed kernels at many dilations, ridge classifier.",
                "Dempster, Schmidt and Webb, MiniRocket, KDD 2021, arXiv 2012.08791");
    }

    @Override
    public TrainableModel create(MiniRocketConfig config, ModelContext context) {
        return new ClosedFormModel(context, new MiniRocket(config, context));
    }
}
