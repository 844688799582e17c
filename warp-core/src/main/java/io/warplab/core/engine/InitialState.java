package io.warplab.core.engine;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.parameters.ParameterSpec;
import java.util.List;

/** Where theta_{-1} comes from. Immutable and thread-safe. */
public interface InitialState {
    List<ParameterSpec> parameters();

    /** Starts on a block of lanes. */
    Session open(Precision precision, int lanes, ParameterAccess parameters);

    /** Forward and backward on one block. */
    interface Session {
        /**
         * @param x0 first observation, scaled, [D_x, lanes]
         * @param theta overwritten with theta_{-1}, [D_theta, lanes]
         */
        void forward(Lanes x0, Lanes theta);

        /**
         * Adds parameter gradients for {@code dTheta}, after {@link #forward} on the same {@code
         * x0}.
         */
        void backward(Lanes x0, Lanes dTheta);
    }
}
