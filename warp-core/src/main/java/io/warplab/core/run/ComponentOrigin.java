package io.warplab.core.run;

import io.warplab.core.plugin.ComponentEntry;

/**
 * Where a component of a saved model came from.
 *
 * @param kind decoder, prior, ...
 * @param name within the kind
 * @param plugin the plug-in's name
 * @param version the plug-in's version
 * @param source its jar
 */
record ComponentOrigin(String kind, String name, String plugin, String version, String source) {
    static ComponentOrigin of(ComponentEntry entry) {
        return new ComponentOrigin(
                entry.kind(), entry.name(), entry.plugin(), entry.version(), entry.source());
    }
}
