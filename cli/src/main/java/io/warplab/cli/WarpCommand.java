package io.warplab.cli;

import java.util.Arrays;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command itself; all work is in its subcommands. */
@Command(
        name = "warp",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        description =
                "Physics-informed sequence models: train, compare, forecast, identify physical"
                        + " parameters.",
        subcommands = {
            RunCommand.class,
            CompareCommand.class,
            EvaluateCommand.class,
            IdentifyCommand.class,
            AblateCommand.class,
            PluginsCommand.class,
            NewPluginCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  warp run examples/pendulum.yaml",
            "  warp compare examples/compare-pendulum.yaml",
            "  warp evaluate runs/pendulum-20260101-120000 --data my-pendulum.csv",
            "  warp identify runs/pendulum-20260101-120000 --data my-pendulum.csv",
            "  warp ablate examples/pendulum.yaml",
            "  warp plugins show damped-pendulum",
            "  warp new-plugin my-physics",
            "",
            "Exit code: 0 fine, 1 something failed, 2 something in the input has to be mended."
        })
final class WarpCommand implements Runnable {
    private static final String DEBUG = "--debug";

    @Spec private CommandSpec spec;

    @Option(
            names = DEBUG,
            scope = ScopeType.INHERIT,
            description = "Print stack traces with errors.")
    private boolean debug;

    /** Whether stack traces are wanted; asked before the options are understood. */
    static boolean wantsDebug(String[] args) {
        return Arrays.asList(args).contains(DEBUG);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Expected a command.");
    }
}
