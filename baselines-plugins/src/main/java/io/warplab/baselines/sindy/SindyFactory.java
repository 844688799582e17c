package io.warplab.baselines.sindy;

import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.spi.ComponentInfo;
import io.warplab.baselines.sequence.ClosedFormModel;

/** Makes {@code sindy}. */
public final class SindyFactory implements BaselineFactory<SindyConfig> {
    @Override
    public String name() {
        return "sindy";
    }

    @Override
    public Class<SindyConfig> configType() {
        return SindyConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "Sparse identification of nonlinear dynamics: an equation by thresholded least squares, integrated.",
                "Brunton, Proctor and Kutz, PNAS 113 (2016), arXiv 1509.03580; weak form: Messenger and Bortz,"
                        + " arXiv 2005.04339");
    }

    @Override
    public TrainableModel create(SindyConfig config, ModelContext context) {
        return new ClosedFormModel(context, new Sindy(config, context));
    }
}
