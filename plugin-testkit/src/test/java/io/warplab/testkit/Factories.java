package io.warplab.testkit;

import io.warplab.api.config.Doc;
import io.warplab.api.spi.ComponentInfo;

/** What the factories of the plug-ins under test have in common. */
final class Factories {
    /** A config with one setting. */
    record Config(@Doc("a setting") double gain) {
        Config() {
            this(0.7);
        }
    }

    static final ComponentInfo INFO = new ComponentInfo("For tests.", "");

    private Factories() {}
}
