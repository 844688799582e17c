package io.warplab.baselines.linearforecast;

import io.warplab.api.error.WarpException;
import io.warplab.api.model.Task;
import io.warplab.baselines.neural.Architecture;
import io.warplab.baselines.neural.Sizes;

/** What both linear forecasters have in common. */
interface LinearForecaster extends Architecture {
    /** Sizes of the maps over time. */
    TimeMap map();

    @Override
    default int stateSize() {
        return 0;
    }

    @Override
    default long activations(int steps) {
        return 8L * map().channels() * (map().context() + steps);
    }

    @Override
    default String algorithm() {
        return "the whole horizon at once";
    }

    /** Nothing before the end of the context is predicted by the maps. */
    @Override
    default boolean learnsHorizonOnly() {
        return true;
    }

    /**
     * Maps from a task's context to the rest of its training sequences.
     *
     * @throws WarpException when the task is no forecast or leaves nothing to forecast
     */
    static TimeMap map(String name, Sizes sizes, boolean individual) {
        if (sizes.kind() != Task.Kind.FORECAST) {
            throw WarpException.user(
                    "forecast-only",
                    name
                            + " maps a context to the steps after it and does forecasts alone, got the task kind "
                            + sizes.kind().name().toLowerCase(java.util.Locale.ROOT),
                    "Choose the task kind forecast, or leave " + name + " out of the run.");
        }
        int horizon = sizes.steps() - sizes.context();
        if (horizon < 1) {
            throw WarpException.user(
                    "no-horizon",
                    name
                            + " needs training sequences that go on after the context of "
                            + sizes.context()
                            + " steps, got "
                            + sizes.steps()
                            + " steps",
                    "Lower task.context or choose longer windows.");
        }
        return new TimeMap(sizes.channels() - sizes.known(), sizes.context(), horizon, individual);
    }
}
