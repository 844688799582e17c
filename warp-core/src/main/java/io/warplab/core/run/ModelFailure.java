package io.warplab.core.run;

import io.warplab.api.error.WarpException;
import java.util.Set;

/** Whether a model that failed concerns that model alone. */
public final class ModelFailure {
    /** Failures that the next model would meet as well. */
    private static final Set<String> FATAL = Set.of("disk-full", "write-failed", "interrupted");

    private ModelFailure() {}

    /**
     * Why a model failed, in words.
     *
     * @throws WarpException the failure itself, where the user has to mend something or nothing can
     *     be written
     */
    public static String reason(Throwable failure) {
        if (failure instanceof WarpException e) {
            if (e.kind() == WarpException.Kind.USER || FATAL.contains(e.code())) {
                throw e;
            }
            return e.getMessage();
        }
        String message = failure.getMessage() == null ? "" : ": " + failure.getMessage();
        return failure.getClass().getSimpleName() + message;
    }
}
