package io.warplab.core.model;

import io.warplab.api.decoder.Decoder;
import io.warplab.api.decoder.DecoderContext;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Prior;
import io.warplab.api.recurrence.Recurrence;
import io.warplab.api.recurrence.RecurrenceContext;
import java.util.Map;

/**
 * Builds parts of a model by name from whatever plug-ins are there. A config is a map with {@code
 * name} and the part's own settings; unknown names and keys are user errors.
 */
public interface Components {
    Decoder decoder(Map<String, Object> config, DecoderContext context);

    Recurrence recurrence(Map<String, Object> config, RecurrenceContext context);

    Prior prior(Map<String, Object> config);

    DynamicalSystem system(String name);
}
