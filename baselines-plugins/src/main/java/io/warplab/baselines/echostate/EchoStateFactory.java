package io.warplab.baselines.echostate;

import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.spi.ComponentInfo;
import io.warplab.baselines.sequence.ClosedFormModel;

/** Makes {@code echo-state}. */
public final class EchoStateFactory implements BaselineFactory<EchoStateConfig> {
    @Override
    public String name() {
        return "echo-state";
    }

    @Override
    public Class<EchoStateConfig> configType() {
        return EchoStateConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "Echo-state network: a sparse random reservoir with a ridge read-out, rolled out freely.",
                "Jaeger and Haas, Science 304 (2004); leaky units: Jaeger et al., Neural Networks 20 (2007)");
    }

    @Override
    public TrainableModel create(EchoStateConfig config, ModelContext context) {
        return new ClosedFormModel(context, new EchoStateNetwork(config, context));
    }
}
