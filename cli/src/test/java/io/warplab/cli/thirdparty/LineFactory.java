package io.warplab.cli.thirdparty;

import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.spi.ComponentInfo;

/** Makes {@code line}; tells no estimate. */
public final class LineFactory implements BaselineFactory<LineConfig> {
    @Override
    public String name() {
        return "line";
    }

    @Override
    public Class<LineConfig> configType() {
        return LineConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo("draws a line", "");
    }

    @Override
    public TrainableModel create(LineConfig config, ModelContext context) {
        return new LineModel(config);
    }
}
