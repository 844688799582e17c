package io.warplab.api.data;

/**
 * One measured or predicted quantity.
 *
 * @param name such as {@code angle_rad}
 * @param unit such as {@code rad}, or empty
 */
public record Channel(String name, String unit) {}
