package io.warplab.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Entry point. */
public final class Main {
    private Main() {}

    /** Runs the command and exits with its code. */
    public static void main(String[] args) {
        Charset charset = outputCharset();
        PrintWriter out = new PrintWriter(System.out, true, charset);
        PrintWriter err = new PrintWriter(System.err, true, charset);
        int code = run(Terminal.detect(), out, err, args);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /**
     * Runs the command within this process.
     *
     * @param terminal what the output goes to
     * @param out for results
     * @param err for progress and errors
     * @return 0, 1 for a failure, 2 for a user's mistake
     */
    public static int run(Terminal terminal, PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new WarpCommand());
        ErrorReport errors = new ErrorReport(err, WarpCommand.wantsDebug(args));
        line.setOut(out)
                .setErr(err)
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.ansi()))
                .setParameterExceptionHandler(errors::usage)
                .setExecutionExceptionHandler((e, command, parsed) -> errors.failure(e));
        line.getSubcommands().values().forEach(sub -> give(sub, terminal));
        try {
            return line.execute(args);
        } catch (OutOfMemoryError | LinkageError e) {
            return errors.failure(e);
        }
    }

    private static void give(CommandLine command, Terminal terminal) {
        if (command.getCommandSpec().userObject() instanceof TerminalUser user) {
            user.use(terminal);
        }
    }

    /** What the console reads; JDKs before 18 do not tell standard output's own charset. */
    private static Charset outputCharset() {
        String name =
                System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
        if (name != null && Charset.isSupported(name)) {
            return Charset.forName(name);
        }
        return StandardCharsets.UTF_8;
    }
}
