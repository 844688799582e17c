package io.warplab.cli;

import io.warplab.api.error.WarpException;
import io.warplab.core.comparison.Comparison;
import io.warplab.core.comparison.ComparisonExecutor;
import io.warplab.core.comparison.ComparisonFile;
import io.warplab.core.comparison.ComparisonFolder;
import io.warplab.core.comparison.ComparisonReader;
import io.warplab.core.comparison.ComparisonResult;
import io.warplab.core.comparison.output.ComparisonOutput;
import io.warplab.core.config.ConfigDocs;
import io.warplab.core.plugin.PluginRegistry;
import io.warplab.core.report.ComparisonContent;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code warp compare}. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        description = {
            "Compares models under equal conditions: the same number of parameters, the same training,"
                    + " data, batches and seeds, each with the learning rate that suits it best on"
                    + " validation data. Says how sure the difference is."
        },
        footer = {
            "",
            "The comparison's folder holds the page (report.html), the tables (table.csv, table.tex),",
            "all numbers (results.json), the critical-difference plot, and for each task a run.",
            "",
            "Examples:",
            "  warp compare examples/compare-pendulum.yaml",
            "  warp compare FILE --set budget.parameters=20000 --set budget.epochs=50",
            "  warp compare FILE --set budget={parameters: 20000, seconds: 120}",
            "  warp compare FILE --set seeds=[0] --set quick=true --set search.learning-rates=[]",
            "  warp compare --resume comparisons/pendulum-20260101-120000"
        })
final class CompareCommand implements Callable<Integer>, TerminalUser {
    @Spec private CommandSpec spec;

    @Mixin private PluginOptions plugins;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "Comparison file (YAML): budget, seeds, tasks, models.")
    private Path file;

    @Mixin private OverrideOptions over;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of the comparison; default: comparisons/<name>-<time>.")
    private Path out;

    @Mixin private ResumeOption resume;

    @Option(names = "--keys", description = "List the keys of a comparison file and exit.")
    private boolean keys;

    private Terminal terminal = Terminal.NONE;

    /** Says where progress is shown. */
    @Override
    public void use(Terminal where) {
        terminal = where;
    }

    @Override
    public Integer call() {
        if (keys) {
            SettingsTable.print(
                    ConfigDocs.describe(ComparisonFile.class), spec.commandLine().getOut());
            return 0;
        }
        boolean changed = out != null || over.isGiven();
        Optional<Path> begun =
                resume.insteadOf(file, "a comparison file", changed, "--out, --set and --threads");
        PluginRegistry registry = plugins.registry(spec.commandLine().getErr());
        ComparisonReader reader = new ComparisonReader(registry);
        if (begun.isPresent()) {
            ComparisonFolder folder = new ComparisonFolder(begun.get()).requireComparison();
            return execute(registry, reader.read(folder.config(), List.of()), folder);
        }
        Comparison comparison = reader.read(file, over.overrides());
        ComparisonFolder folder =
                out == null
                        ? ComparisonFolder.named(
                                comparison.name(), Path.of(""), LocalDateTime.now())
                        : new ComparisonFolder(out);
        folder.requireUnused();
        return execute(registry, comparison, folder);
    }

    private int execute(PluginRegistry registry, Comparison comparison, ComparisonFolder folder) {
        PrintWriter err = spec.commandLine().getErr();
        String resuming = "warp compare --resume " + folder.root();
        ComparisonResult result;
        ComparisonContent content;
        try (ResumeHint hint = new ResumeHint(resuming, err);
                ComparisonProgress progress =
                        new ComparisonProgress(terminal, err, comparison, hint::begin)) {
            progress.announce();
            result =
                    new ComparisonExecutor(registry)
                            .execute(comparison, folder, RunCommand.typed(spec), progress);
            content = ComparisonOutput.write(folder, result);
        } catch (WarpException e) {
            throw ResumeHint.added(e, resuming, folder.config());
        }
        PrintWriter results = spec.commandLine().getOut();
        new ComparisonText(content, results).print();
        results.println();
        results.println("Report: " + folder.report());
        results.flush();
        return result.complete() ? 0 : ErrorReport.FAILURE;
    }
}
