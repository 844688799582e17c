package org.example.myduffing;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.spi.WarpPlugin;
import java.util.List;

/** Entry of the jar; {@code META-INF/services} names it. */
public final class MyDuffingPlugin implements WarpPlugin {
    @Override
    public String name() {
        return "my-duffing";
    }

    @Override
    public String version() {
        return "1.0.0";
    }

    @Override
    public int apiVersion() {
        return API_VERSION;
    }

    @Override
    public List<DynamicalSystem> systems() {
        return List.of(new MyDuffing());
    }
}
