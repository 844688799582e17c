package io.warplab.api.physics;

/** What a prior may ask of the platform. */
public interface PriorContext extends SystemLookup {}
