package io.warplab.api.decoder;

import io.warplab.api.data.Batch;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.api.physics.Quantity;
import java.util.List;
import java.util.Map;

/** y_t = decode(theta_t, [tau, features]). Immutable and thread-safe. */
public interface Decoder {
    /**
     * D_theta: how many weights it reads from the state. May be 0 for a decoder that needs none.
     */
    int stateSize();

    /** How many numbers it gives per sequence and step. */
    int outputSize();

    /** A good first weight vector, [D_theta]: what the root network would be initialised with. */
    double[] initialState(long seed);

    /** Parameters of its own, shared by all sequences. */
    default List<ParameterSpec> parameters() {
        return List.of();
    }

    /** Physical parameters that it infers, or empty. */
    default List<Quantity> physicalParameters() {
        return List.of();
    }

    /**
     * First values of its own parameters in closed form, before training starts.
     *
     * @param train training part, scaled
     * @return values by parameter name, row-major; those not named keep what they were drawn with
     */
    default Map<String, double[]> fit(Batch train) {
        return Map.of();
    }

    /**
     * Whether training steps change anything of it; if not, {@link #fit} has done all, and a
     * network without a hidden state is not trained.
     */
    default boolean learns() {
        return true;
    }

    /**
     * Whether its sessions can run in a stream: they keep constant memory at inference and find the
     * block's rows through {@link DecoderBlock#row}.
     */
    default boolean streams() {
        return false;
    }

    /**
     * Whether each step stands alone: its backward may follow its forward at once, and steps of a
     * sequence may come side by side as if they were lanes.
     */
    default boolean independentSteps() {
        return false;
    }

    /** Starts on a block of lanes. */
    DecoderSession open(DecoderBlock block, ParameterAccess parameters);
}
