package io.warplab.cli.thirdparty;

import io.warplab.api.model.BaselineFactory;
import io.warplab.api.spi.WarpPlugin;
import java.util.List;

/** A plug-in with a baseline whose author declared a size and told nothing else. */
public final class LinePlugin implements WarpPlugin {
    @Override
    public String name() {
        return "lines";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public int apiVersion() {
        return API_VERSION;
    }

    @Override
    public List<BaselineFactory<?>> baselines() {
        return List.of(new LineFactory());
    }
}
