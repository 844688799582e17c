package io.warplab.api.physics;

/**
 * The largest Lyapunov exponent of a chaotic system: nearby states part as exp(value t) on average,
 * so that 1 / value is the time over which a forecast is worth making.
 *
 * @param value per unit of the manifest's time
 * @param source where the number comes from
 */
public record LyapunovExponent(double value, String source) {}
