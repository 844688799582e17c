package io.warplab.api.recurrence;

import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.parameters.ParameterSpec;
import java.util.List;
import java.util.Set;

/** theta_t = A theta_{t-1} + B v_t, clipped where asked. Immutable and thread-safe. */
public interface Recurrence {
    /** A (in whatever parameters) and B. */
    List<ParameterSpec> parameters();

    /** Modes that compute it exactly; clipping rules out {@link Mode#CONVOLUTIONAL}. */
    Set<Mode> modes();

    /** Starts on a block of lanes, in one of {@link #modes()}. */
    RecurrenceSession open(Mode mode, RecurrenceBlock block, ParameterAccess parameters);
}
