package io.warplab.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Going on in a folder instead of starting from a file. */
final class ResumeOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description = "Go on where this command stopped in DIR; what is trained is kept.")
    private Path folder;

    /**
     * The folder to go on in; empty where the command starts from a file.
     *
     * @param file null: none was given
     * @param kind what the file is, with its article
     * @param changed whether options are given that would change what is gone on with
     * @param changes their names
     * @throws ParameterException when not exactly one of file and folder is given, or a folder with
     *     changes
     */
    Optional<Path> insteadOf(Path file, String kind, boolean changed, String changes) {
        if ((file == null) == (folder == null)) {
            throw new ParameterException(
                    spec.commandLine(), "Expected either " + kind + " or --resume DIR.");
        }
        if (folder != null && changed) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--resume goes on as it was begun: without " + changes + ".");
        }
        return Optional.ofNullable(folder);
    }
}
