package io.warplab.cli;

import io.warplab.api.error.DidYouMean;
import io.warplab.api.error.WarpException;
import java.io.PrintWriter;
import picocli.CommandLine;

/** Says what went wrong in a few lines, and chooses the exit code. */
final class ErrorReport {
    static final int FAILURE = 1;
    static final int MISTAKE = 2;

    private final PrintWriter err;
    private final boolean debug;

    /**
     * @param debug whether to print stack traces
     */
    ErrorReport(PrintWriter err, boolean debug) {
        this.err = err;
        this.debug = debug;
    }

    /** A command line that cannot be understood. */
    int usage(CommandLine.ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String word = unknownCommand(e);
        if (word != null) {
            err.println(
                    "warp: No command '"
                            + word
                            + "'."
                            + DidYouMean.hint(word, command.getSubcommands().keySet()));
        } else {
            err.println("warp: " + e.getMessage());
            CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
        }
        err.println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        trace(e);
        return MISTAKE;
    }

    /** The word in a subcommand's place, or null. */
    private static String unknownCommand(CommandLine.ParameterException e) {
        return e instanceof CommandLine.UnmatchedArgumentException unmatched
                        && !unmatched.isUnknownOption()
                        && !e.getCommandLine().getSubcommands().isEmpty()
                ? unmatched.getUnmatched().get(0)
                : null;
    }

    /** A command that did not come to its end. */
    int failure(Throwable e) {
        if (e instanceof WarpException w) {
            print(w.describe());
            trace(e);
            return w.kind() == WarpException.Kind.USER ? MISTAKE : FAILURE;
        }
        if (e instanceof OutOfMemoryError) {
            print(
                    "Not enough memory: "
                            + e.getMessage()
                            + System.lineSeparator()
                            + "Choose smaller batches or models, or give more with WARP_JAVA_OPTS=-Xmx8g.");
        } else {
            print(
                    "Unexpected failure: "
                            + e
                            + System.lineSeparator()
                            + "This is a fault of the program or of a plug-in; --debug prints where it"
                            + " happened.");
        }
        trace(e);
        return FAILURE;
    }

    private void print(String text) {
        String[] lines = text.lines().toArray(String[]::new);
        err.println("warp: " + lines[0]);
        for (int i = 1; i < lines.length; i++) {
            err.println("      " + lines[i]);
        }
    }

    private void trace(Throwable e) {
        if (debug) {
            e.printStackTrace(err);
        }
        err.flush();
    }
}
