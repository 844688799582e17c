package io.warplab.cli;

import io.warplab.api.error.WarpException;
import io.warplab.core.config.ConfigDocs;
import io.warplab.core.evaluation.ParameterEstimate;
import io.warplab.core.plugin.PluginRegistry;
import io.warplab.core.run.ModelResult;
import io.warplab.core.run.RunEnvironment;
import io.warplab.core.run.RunExecutor;
import io.warplab.core.run.RunExplanation;
import io.warplab.core.run.RunFile;
import io.warplab.core.run.RunFileReader;
import io.warplab.core.run.RunFolder;
import io.warplab.core.run.RunResult;
import io.warplab.core.summary.Comparisons;
import io.warplab.core.summary.ResultsFile;
import io.warplab.core.summary.RunReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code warp run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        description =
                "Trains the models of a run file, judges them on held-out data and compares them.",
        footer = {
            "",
            "The run's folder holds its settings (config.yaml), all numbers (results.json), a page",
            "(report.html), and for each model its weights, losses and predictions.",
            "",
            "Examples:",
            "  warp run examples/pendulum.yaml",
            "  warp run examples/pendulum.yaml --set training.epochs=5 --set models[1].decoder.width=16",
            "  warp run examples/pendulum.yaml --explain --set engine.memory=8g --threads 2",
            "  warp run examples/pendulum.yaml --set seeds=[0,1,2] --out runs/three-seeds",
            "  warp run --resume runs/pendulum-20260101-120000"
        })
final class RunCommand implements Callable<Integer>, TerminalUser {
    @Spec private CommandSpec spec;

    @Mixin private PluginOptions plugins;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "Run file (YAML): data set, task, training, models.")
    private Path file;

    @Mixin private OverrideOptions over;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of the run; default: runs/<name>-<time>.")
    private Path out;

    @Mixin private ResumeOption resume;

    @Option(
            names = "--explain",
            description = {
                "Say what the run would do and take (parameters, algorithm, operations, memory), time"
                        + " each model for at most 2 s, and exit; nothing is trained or written."
            })
    private boolean explain;

    @Option(names = "--keys", description = "List the keys of a run file and exit.")
    private boolean keys;

    private Terminal terminal = Terminal.NONE;

    @Override
    public void use(Terminal where) {
        terminal = where;
    }

    @Override
    public Integer call() {
        if (keys) {
            SettingsTable.print(ConfigDocs.describe(RunFile.class), spec.commandLine().getOut());
            return 0;
        }
        boolean changed = out != null || over.isGiven();
        Optional<Path> begun =
                resume.insteadOf(file, "a run file", changed, "--out, --set and --threads");
        PrintWriter err = spec.commandLine().getErr();
        PluginRegistry registry = plugins.registry(err);
        RunFileReader reader = new RunFileReader(registry);
        if (begun.isPresent()) {
            RunFolder folder = new RunFolder(begun.get()).requireRun();
            RunFile run = reader.read(folder.config(), List.of());
            Path base = RunEnvironment.base(folder);
            return explain ? explain(registry, run, base) : execute(registry, run, base, folder);
        }
        RunFile run = reader.read(file, over.overrides());
        Path base = file.toAbsolutePath().getParent();
        if (explain) {
            return explain(registry, run, base);
        }
        RunFolder folder =
                out == null
                        ? RunFolder.named(run.name(), Path.of(""), LocalDateTime.now())
                        : new RunFolder(out);
        folder.requireUnused();
        return execute(registry, run, base, folder);
    }

    private int explain(PluginRegistry registry, RunFile run, Path base) {
        RunExplanation explanation = RunExplanation.of(registry, run, base);
        return new ExplanationText(run, spec.commandLine().getOut()).print(explanation)
                ? 0
                : ErrorReport.FAILURE;
    }

    private int execute(PluginRegistry registry, RunFile run, Path base, RunFolder folder) {
        PrintWriter err = spec.commandLine().getErr();
        String next = "warp run --resume " + folder.root();
        RunResult result;
        try (RunProgress progress = RunProgress.of(terminal, err, run);
                ResumeHint hint = new ResumeHint(resuming(folder), err)) {
            progress.announce();
            result =
                    new RunExecutor(registry)
                            .execute(run, base, folder, typed(spec), hint.watch(progress));
            ResultsFile.write(folder.results(), result);
            RunReport.write(folder, result);
        } catch (WarpException e) {
            throw ResumeHint.added(e, resuming(folder), folder.config());
        }
        print(result, folder);
        return result.complete() ? 0 : ErrorReport.FAILURE;
    }

    private static String resuming(RunFolder folder) {
        return "warp run --resume " + folder.root();
    }

    /** The command line as typed, for the records. */
    static String typed(CommandSpec spec) {
        return "warp "
                + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
    }

    private void print(RunResult result, RunFolder folder) {
        PrintWriter results = spec.commandLine().getOut();
        ComparisonTable.print(Comparisons.of(result), results);
        Map<String, List<ParameterEstimate>> identified = new LinkedHashMap<>();
        for (ModelResult model : result.models()) {
            model.succeeded().stream()
                    .filter(s -> !s.identified().isEmpty())
                    .forEach(
                            s ->
                                    identified.put(
                                            model.seeds().size() > 1
                                                    ? model.name() + ", seed " + s.seed()
                                                    : model.name(),
                                            s.identified()));
        }
        if (!identified.isEmpty()) {
            results.println();
            results.println("Physical parameters of the test windows:");
            ParameterTable.print(identified, results);
        }
        results.println();
        results.println("Report: " + folder.report());
        results.flush();
    }
}
