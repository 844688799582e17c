package io.warplab.api.physics;

import io.warplab.api.error.WarpException;

/** Finds dynamical systems by name. */
@FunctionalInterface
public interface SystemLookup {
    /** Where no plug-ins are at hand: knows no system. */
    SystemLookup NONE =
            name -> {
                throw WarpException.user(
                        "no-systems",
                        "No system '" + name + "': there are no plug-ins to look it up in.",
                        "Build the model through a plug-in registry.");
            };

    /**
     * A system by name, from whatever plug-ins are there.
     *
     * @throws WarpException naming the nearest names when there is none
     */
    DynamicalSystem system(String name);
}
