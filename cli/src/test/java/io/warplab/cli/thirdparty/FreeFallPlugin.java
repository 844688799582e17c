package io.warplab.cli.thirdparty;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.spi.WarpPlugin;
import java.util.List;

/** A plug-in as somebody else may write it; tests pack it into a jar of its own. */
public final class FreeFallPlugin implements WarpPlugin {
    @Override
    public String name() {
        return "falling";
    }

    @Override
    public String version() {
        return "1.2.3";
    }

    @Override
    public int apiVersion() {
        return API_VERSION;
    }

    @Override
    public List<DynamicalSystem> systems() {
        return List.of(new FreeFall());
    }
}
