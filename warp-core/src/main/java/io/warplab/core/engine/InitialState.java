package io.warplab.core.engine;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.parameters.ParameterSpec;
import java.util.List;

/** Where theta_{-1} comes from. Immutable and thread-safe. */
public interface InitialState {
    List<ParameterSpec> parameters();

    /** How many columns a batch of {@code lanes} sequences needs at most. */
    int columnsAtMost(int lanes);

    /**
     * Starts on a batch.
     *
     * @param x0 first observations, scaled, [D_x, N]
     * @param columnCost operations that each column of {@link Session#columns} will cost the
     *     recurrence: worth some thought how to make do with few
     */
    Session open(Lanes x0, double columnCost, ParameterAccess parameters);

    /** theta_{-1} = columns coordinates, forward and backward on one batch. */
    interface Session {
        /** [D_theta, c] */
        Lanes columns();

        /** How many columns, the first ones, may be other than zero: the others are only pulled. */
        int nonzeroColumns();

        /** Coordinates of the sequences [from, from + lanes), [c, lanes]. */
        Lanes coordinates(int from, int lanes);

        /** Whether coordinates depend on parameters, so that their gradient is needed. */
        boolean coordinatesDepend();

        /**
         * Adds parameter gradients.
         *
         * @param dColumns gradient of the columns, [D_theta, c]
         * @param dCoordinates gradient of the coordinates, [c, N], or null where they do not depend
         */
        void backward(Lanes dColumns, Lanes dCoordinates);
    }
}
