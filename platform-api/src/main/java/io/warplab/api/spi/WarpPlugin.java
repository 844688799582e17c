package io.warplab.api.spi;

import io.warplab.api.data.DatasetFactory;
import io.warplab.api.decoder.DecoderFactory;
import io.warplab.api.model.BaselineFactory;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.PriorFactory;
import io.warplab.api.recurrence.RecurrenceFactory;
import java.util.List;

/**
 * Entry point of a plug-in jar, named in {@code META-INF/services/io.warplab.api.spi.WarpPlugin}.
 * Every list has an empty default, so a new kind of component never breaks an old jar.
 */
public interface WarpPlugin {
    /** Version of this interface; a jar built against a newer one is refused by name. */
    int API_VERSION = 1;

    /** Short kebab-case name of the plug-in itself. */
    String name();

    /** Version of the plug-in, recorded in every model that uses it. */
    String version();

    /**
     * The version that the plug-in was compiled against. Always {@code return API_VERSION;} in the
     * plug-in's own class: the compiler writes the number into it, where a method inherited from
     * here would give the host's.
     */
    int apiVersion();

    /** Maps from a weight vector to a prediction. */
    default List<DecoderFactory<?>> decoders() {
        return List.of();
    }

    /** Dynamical systems: vector fields with a manifest. */
    default List<DynamicalSystem> systems() {
        return List.of();
    }

    /** Physical priors: systems coupled to an integrator, or closed forms. */
    default List<PriorFactory<?>> priors() {
        return List.of();
    }

    /** Transitions of the weight-space recurrence. */
    default List<RecurrenceFactory<?>> recurrences() {
        return List.of();
    }

    /** Models to compare with. */
    default List<BaselineFactory<?>> baselines() {
        return List.of();
    }

    /** Readers and generators of sequences. */
    default List<DatasetFactory<?>> datasets() {
        return List.of();
    }
}
