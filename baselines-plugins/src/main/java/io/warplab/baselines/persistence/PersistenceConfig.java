package io.warplab.baselines.persistence;

/** Persistence has nothing to set. */
public record PersistenceConfig() {}
