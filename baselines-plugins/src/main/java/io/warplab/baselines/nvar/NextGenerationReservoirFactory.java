package io.warplab.baselines.nvar;

import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.spi.ComponentInfo;
import io.warplab.baselines.sequence.ClosedFormModel;

/** Makes {@code next-generation-reservoir}. */
public final class NextGenerationReservoirFactory
        implements BaselineFactory<NextGenerationReservoirConfig> {
    @Override
    public String name() {
        return "next-generation-reservoir";
    }

    @Override
    public Class<NextGenerationReservoirConfig> configType() {
        return NextGenerationReservoirConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "Nonlinear vector autoregression: ridge regression on products of delayed observations.",
                "Gauthier, Bollt, Griffith and Barbosa, Nature Communications 12 (2021), arXiv 2106.07688");
    }

    @Override
    public TrainableModel create(NextGenerationReservoirConfig config, ModelContext context) {
        return new ClosedFormModel(context, new VectorAutoregression(config, context));
    }
}
