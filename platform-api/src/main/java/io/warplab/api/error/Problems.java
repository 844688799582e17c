package io.warplab.api.error;

import java.util.ArrayList;
import java.util.List;

/** Collects problems so that a user sees all of them at once. Not thread-safe. */
public final class Problems {
    private final List<String> messages = new ArrayList<>();

    /** Adds one problem; {@code where} is a path such as {@code models[1].decoder.width}. */
    public Problems add(String where, String problem) {
        messages.add(where.isEmpty() ? problem : where + ": " + problem);
        return this;
    }

    /** Adds the problem unless the condition holds. */
    public Problems require(boolean condition, String where, String problem) {
        return condition ? this : add(where, problem);
    }

    public boolean isEmpty() {
        return messages.isEmpty();
    }

    public List<String> messages() {
        return List.copyOf(messages);
    }

    /**
     * Throws one user error that lists every problem, one a line.
     *
     * @throws WarpException when there is at least one problem
     */
    public void throwIfAny(String code, String action) {
        if (!messages.isEmpty()) {
            throw WarpException.user(code, String.join(System.lineSeparator(), messages), action);
        }
    }
}
