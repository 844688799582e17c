package io.warplab.api.recurrence;

import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.parameters.ParameterSpec;
import java.util.List;
import java.util.Set;

/** theta_t = A theta_{t-1} + B v_t, clipped where asked. Immutable and thread-safe. */
public interface Recurrence {
    /** A (in whatever parameters) and B. */
    List<ParameterSpec> parameters();

    /** Modes that compute it exactly; clipping rules out all but {@link Mode#RECURRENT}. */
    Set<Mode> modes();

    /**
     * What a training step needs in one of {@link #modes()}; null when not known, in which case the
     * mode is used only on request or where it is the only one.
     */
    default RecurrenceCost cost(Mode mode, RecurrenceShape shape) {
        return null;
    }

    /**
     * Starts on a batch, in one of {@link #modes()}. The parameters must not change until it is
     * closed.
     */
    RecurrencePass open(Mode mode, RecurrenceBatch batch, ParameterAccess parameters);
}
