package io.warplab.core.engine;

import io.warplab.api.decoder.Decoder;
import io.warplab.api.lanes.Precision;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.api.recurrence.Mode;
import io.warplab.api.recurrence.Recurrence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of a weight-space recurrent network.
 *
 * @param initial theta_{-1}; null when the decoder reads no state
 * @param drive what drives the recurrence
 * @param recurrence theta_t from theta_{t-1}; null when the decoder reads no state
 * @param mode how to evaluate the recurrence; null: whatever is cheapest for a batch
 * @param decoder y_t from theta_t
 * @param head what y_t means
 * @param precision of theta and the decoder's lanes
 */
public record WarpNetwork(
        InitialState initial,
        Drive drive,
        Recurrence recurrence,
        Mode mode,
        Decoder decoder,
        Head head,
        Precision precision) {
    /** Name of the component that owns the initial state's parameters. */
    public static final String INITIAL = "initial";

    /** Name of the component that owns A and B. */
    public static final String RECURRENCE = "recurrence";

    /** Component name of the decoder's own parameters. */
    public static final String DECODER = "decoder";

    /** Whether there is a hidden state at all. */
    public boolean hasState() {
        return recurrence != null;
    }

    /** Parameters by component: {@code initial}, {@code recurrence}, {@code decoder}. */
    public Map<String, List<ParameterSpec>> parameters() {
        Map<String, List<ParameterSpec>> all = new LinkedHashMap<>();
        if (hasState()) {
            all.put(INITIAL, initial.parameters());
            all.put(RECURRENCE, recurrence.parameters());
        }
        all.put(DECODER, decoder.parameters());
        return all;
    }
}
