package io.warplab.core.plugin;

import io.warplab.api.spi.WarpPlugin;

/**
 * A plug-in and where it came from.
 *
 * @param plugin the plug-in
 * @param source jar, or "class path"
 */
public record PluginSource(WarpPlugin plugin, String source) {}
