package io.warplab.core.plugin;

/**
 * One component that a plug-in brings.
 *
 * @param kind decoder, system, prior, recurrence, model or dataset
 * @param name its name within the kind
 * @param summary one sentence
 * @param citation source, or empty
 * @param plugin the plug-in's name
 * @param version the plug-in's version
 * @param source jar that it came from
 * @param component the factory, or for systems the system itself
 * @param configType config record; null for systems, which have none
 */
public record ComponentEntry(
        String kind,
        String name,
        String summary,
        String citation,
        String plugin,
        String version,
        String source,
        Object component,
        Class<?> configType) {}
