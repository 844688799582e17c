package io.warplab.core.run;

import io.warplab.api.model.ModelContext;
import io.warplab.api.model.TrainableModel;
import java.util.Map;

/**
 * A trained model with what it was built from.
 *
 * @param config its settings, every default written out
 * @param context what it is for: its name, channels, scaling, seed
 * @param model ready to predict
 */
public record TrainedModel(Map<String, Object> config, ModelContext context, TrainableModel model)
        implements AutoCloseable {
    @Override
    public void close() {
        model.close();
    }
}
