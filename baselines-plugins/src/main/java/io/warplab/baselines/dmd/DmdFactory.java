package io.warplab.baselines.dmd;

import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.spi.ComponentInfo;
import io.warplab.baselines.sequence.ClosedFormModel;

/** Makes {@code dmd}. */
public final class DmdFactory implements BaselineFactory<DmdConfig> {
    @Override
    public String name() {
        return "dmd";
    }

    @Override
    public Class<DmdConfig> configType() {
        return DmdConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "Dynamic mode decomposition of delayed observations: a linear map of low rank, rolled out.",
                "Schmid, J. Fluid Mech. 656 (2010); Tu et al., arXiv 1312.0041; with delays: Arbabi and Mezic,"
                        + " arXiv 1611.06664; with control: Proctor et al., arXiv 1409.6358");
    }

    @Override
    public TrainableModel create(DmdConfig config, ModelContext context) {
        return new ClosedFormModel(context, new Dmd(config, context));
    }
}
