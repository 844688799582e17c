package io.warplab.api.error;

/**
 * The one unchecked error of the platform. Its message is meant for a person: what was expected,
 * what came instead, and what to do about it.
 */
public class WarpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Who can mend it: the user (exit code 2) or nobody at the keyboard (exit code 1). */
    public enum Kind {
        /** A mistake in what the user gave: a file, a setting, a plug-in. */
        USER,
        /** Something failed while running: disk full, numbers that blew up, a broken machine. */
        FAILURE
    }

    private final Kind kind;
    private final String code;
    private final String action;

    /**
     * @param kind who can mend it
     * @param code stable kebab-case code, such as {@code unknown-key}
     * @param problem what was expected and what came, one or more sentences
     * @param action what to do, or empty
     * @param cause underlying error, or null
     */
    public WarpException(Kind kind, String code, String problem, String action, Throwable cause) {
        super(problem, cause);
        this.kind = kind;
        this.code = code;
        this.action = action;
    }

    /** A user's mistake (exit code 2). */
    public static WarpException user(String code, String problem, String action) {
        return new WarpException(Kind.USER, code, problem, action, null);
    }

    /** A failure while running (exit code 1). */
    public static WarpException failure(
            String code, String problem, String action, Throwable cause) {
        return new WarpException(Kind.FAILURE, code, problem, action, cause);
    }

    public final Kind kind() {
        return kind;
    }

    public final String code() {
        return code;
    }

    public final String action() {
        return action;
    }

    /** Problem and action in the form that the command line prints. */
    public final String describe() {
        return action.isEmpty() ? getMessage() : getMessage() + System.lineSeparator() + action;
    }
}
