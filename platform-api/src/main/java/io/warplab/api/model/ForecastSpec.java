package io.warplab.api.model;

/**
 * How to predict.
 *
 * @param context steps of data seen before free running; for teacher-driven tasks T
 */
public record ForecastSpec(int context) {}
