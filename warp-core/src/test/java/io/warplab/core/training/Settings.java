package io.warplab.core.training;

import io.warplab.core.config.ConfigBinder;
import java.util.Map;

/** Settings as a run file gives them. */
final class Settings {
    private Settings() {}

    static TrainingConfig of(Map<String, Object> training) {
        return new ConfigBinder().bind(TrainingConfig.class, training, "training");
    }
}
