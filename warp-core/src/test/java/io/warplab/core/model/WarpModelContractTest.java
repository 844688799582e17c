package io.warplab.core.model;

import io.warplab.api.model.BaselineFactory;
import io.warplab.core.config.ConfigBinder;
import io.warplab.core.plugin.PlatformModule;
import io.warplab.testkit.BaselineContract;
import java.util.List;
import java.util.Map;

/** The core's own model keeps to what is asked of baselines. */
class WarpModelContractTest extends BaselineContract<WarpConfig> {
    @Override
    @SuppressWarnings("unchecked")
    protected BaselineFactory<WarpConfig> factory() {
        return (BaselineFactory<WarpConfig>)
                PlatformModule.compose(List.of()).named("warp").get(0).component();
    }

    @Override
    protected WarpConfig config() {
        return new ConfigBinder()
                .bind(
                        WarpConfig.class,
                        Map.of(
                                "decoder",
                                Map.of("name", "mlp", "width", 8),
                                "initial-hidden",
                                List.of(8)),
                        "");
    }

    @Override
    protected int trainingSteps() {
        return 60;
    }
}
