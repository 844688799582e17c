package io.warplab.cli;

import java.io.Console;
import picocli.CommandLine.Help.Ansi;

/**
 * What the output goes to.
 *
 * @param results whether standard output is a terminal
 * @param progress whether standard error is a terminal
 * @param plain whether colours and moving lines are unwelcome
 */
public record Terminal(boolean results, boolean progress, boolean plain) {
    /** Files and pipes. */
    public static final Terminal NONE = new Terminal(false, false, true);

    /**
     * Asks the launcher, which can test each stream ({@code warp.tty}: the numbers of those that
     * are a terminal); without it the JDK, which knows only whether all of them are.
     */
    static Terminal detect() {
        String tty = System.getProperty("warp.tty");
        boolean all = tty == null && isTerminal(System.console());
        boolean dumb =
                System.getenv("NO_COLOR") != null && !System.getenv("NO_COLOR").isEmpty()
                        || "dumb".equals(System.getenv("TERM"));
        return new Terminal(
                all || tty != null && tty.contains("1"),
                all || tty != null && tty.contains("2"),
                dumb);
    }

    /** From JDK 22 on there is a console even where there is no terminal. */
    private static boolean isTerminal(Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** Whether help may be coloured. */
    Ansi ansi() {
        return results && !plain ? Ansi.ON : Ansi.OFF;
    }

    /** Whether a line may be drawn over and over. */
    boolean bar() {
        return progress && !plain;
    }
}
