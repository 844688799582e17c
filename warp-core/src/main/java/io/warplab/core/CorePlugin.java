package io.warplab.core;

import io.warplab.api.decoder.DecoderFactory;
import io.warplab.api.recurrence.RecurrenceFactory;
import io.warplab.api.spi.WarpPlugin;
import io.warplab.core.decoder.MlpDecoderFactory;
import io.warplab.core.decoder.physics.PhysicsDecoderFactory;
import io.warplab.core.recurrence.BlockDiagonalRecurrenceFactory;
import io.warplab.core.recurrence.DecayRecurrenceFactory;
import io.warplab.core.recurrence.DenseRecurrenceFactory;
import io.warplab.core.recurrence.DiagonalRecurrenceFactory;
import io.warplab.core.recurrence.LowRankRecurrenceFactory;
import java.util.List;

/** What the core brings itself, through the same door as everybody else. */
public final class CorePlugin implements WarpPlugin {
    @Override
    public String name() {
        return "core";
    }

    @Override
    public String version() {
        String version = CorePlugin.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public int apiVersion() {
        return API_VERSION;
    }

    @Override
    public List<DecoderFactory<?>> decoders() {
        return List.of(new MlpDecoderFactory(), new PhysicsDecoderFactory());
    }

    @Override
    public List<RecurrenceFactory<?>> recurrences() {
        return List.of(
                new DenseRecurrenceFactory(),
                new DiagonalRecurrenceFactory(),
                new BlockDiagonalRecurrenceFactory(),
                new LowRankRecurrenceFactory(),
                new DecayRecurrenceFactory());
    }
}
