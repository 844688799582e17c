package io.warplab.api.physics;

/** What a prior may ask of the platform. */
public interface PriorContext {
    /**
     * A system by name, from whatever plug-ins are there.
     *
     * @throws io.warplab.api.error.WarpException naming the nearest names when there is none
     */
    DynamicalSystem system(String name);
}
