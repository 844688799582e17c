package io.warplab.core.model;

import io.warplab.api.decoder.Decoder;
import io.warplab.api.decoder.DecoderContext;
import io.warplab.api.lanes.Activation;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Prior;
import io.warplab.api.recurrence.Recurrence;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.core.decoder.MlpDecoderConfig;
import io.warplab.core.decoder.MlpDecoderFactory;
import io.warplab.core.recurrence.DenseRecurrenceFactory;
import io.warplab.core.recurrence.RecurrenceConfig;
import java.util.Map;

/**
 * The core's own parts, without a registry.
 *
 * @param width neurons of a hidden layer of the root network
 * @param hiddenLayers its hidden layers
 */
record CoreParts(int width, int hiddenLayers) implements Components {
    @Override
    public Decoder decoder(Map<String, Object> config, DecoderContext context) {
        return new MlpDecoderFactory()
                .create(
                        new MlpDecoderConfig(
                                width,
                                hiddenLayers,
                                Activation.SWISH,
                                MlpDecoderConfig.Output.LINEAR,
                                1,
                                false,
                                0),
                        context);
    }

    @Override
    public Recurrence recurrence(Map<String, Object> config, RecurrenceContext context) {
        return new DenseRecurrenceFactory().create(new RecurrenceConfig(), context);
    }

    @Override
    public Prior prior(Map<String, Object> config) {
        throw new AssertionError("not asked for here");
    }

    @Override
    public DynamicalSystem system(String name) {
        throw new AssertionError("not asked for here");
    }
}
