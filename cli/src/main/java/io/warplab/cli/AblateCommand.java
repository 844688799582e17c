package io.warplab.cli;

import io.warplab.api.error.WarpException;
import io.warplab.core.ablation.AblationExecutor;
import io.warplab.core.ablation.AblationFolder;
import io.warplab.core.ablation.AblationPlan;
import io.warplab.core.ablation.AblationReport;
import io.warplab.core.ablation.AblationResult;
import io.warplab.core.ablation.AblationResultsFile;
import io.warplab.core.ablation.AblationTable;
import io.warplab.core.ablation.Findings;
import io.warplab.core.plugin.PluginRegistry;
import io.warplab.core.run.RunEnvironment;
import io.warplab.core.run.RunFile;
import io.warplab.core.run.RunFileReader;
import io.warplab.core.run.RunFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code warp ablate}. */
@Command(
        name = "ablate",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        description = {
            "Says what the physics in a run file's models is worth, in error and in data: trains each"
                    + " physical model with its prior on, off, held at its defaults, and with each"
                    + " term of its equations left out, on few and on many sequences."
        },
        footer = {
            "",
            "Every training takes as many optimiser steps as the run file's own. The error is relative:",
            "1 is no better than the best constant. The folder holds results.json, table.csv,",
            "report.html, and an ordinary run for every number of sequences and seed.",
            "",
            "Examples:",
            "  warp ablate examples/pendulum.yaml",
            "  warp ablate examples/mass-spring-damper.yaml --sizes 1,10,100 --seeds 0,1,2",
            "  warp ablate examples/pendulum.yaml --set training.epochs=5 --out runs/what-physics-buys",
            "  warp ablate --resume runs/what-physics-buys"
        })
final class AblateCommand implements Callable<Integer>, TerminalUser {
    @Spec private CommandSpec spec;

    @Mixin private PluginOptions plugins;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "Run file (YAML) with a model whose decoder is physics.")
    private Path file;

    @Option(
            names = "--sizes",
            split = ",",
            paramLabel = "N",
            description =
                    "Numbers of training sequences; more than there are means all. Default:"
                            + " 1,10,100,1000.")
    private List<Integer> sizes = new ArrayList<>();

    @Option(
            names = "--seeds",
            split = ",",
            paramLabel = "SEED",
            description =
                    "Seeds of the trainings, of which each also draws the sequences; default: those"
                            + " of the run file.")
    private List<Long> seeds = new ArrayList<>();

    @Mixin private OverrideOptions over;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of the results; default: runs/<name>-ablation-<time>.")
    private Path out;

    @Mixin private ResumeOption resume;

    private Terminal terminal = Terminal.NONE;

    @Override
    public void use(Terminal where) {
        terminal = where;
    }

    @Override
    public Integer call() {
        boolean changed = out != null || over.isGiven() || !sizes.isEmpty() || !seeds.isEmpty();
        Optional<Path> begun =
                resume.insteadOf(
                        file,
                        "a run file",
                        changed,
                        "--out, --set, --sizes, --seeds and --threads");
        PluginRegistry registry = plugins.registry(spec.commandLine().getErr());
        RunFileReader reader = new RunFileReader(registry);
        if (begun.isPresent()) {
            AblationFolder folder = new AblationFolder(begun.get());
            List<Integer> recorded = folder.readSizes();
            RunFile run = reader.read(folder.run().requireRun().config(), List.of());
            AblationPlan plan = AblationPlan.of(run, recorded, registry);
            return execute(registry, plan, RunEnvironment.base(folder.run()), folder);
        }
        RunFile run = reader.read(file, overrides());
        AblationPlan plan =
                AblationPlan.of(
                        run, sizes.isEmpty() ? AblationPlan.DEFAULT_SIZES : sizes, registry);
        RunFolder root =
                out == null
                        ? RunFolder.named(
                                run.name() + "-ablation", Path.of(""), LocalDateTime.now())
                        : new RunFolder(out);
        root.requireUnused();
        return execute(
                registry, plan, file.toAbsolutePath().getParent(), new AblationFolder(root.root()));
    }

    private List<String> overrides() {
        List<String> all = over.overrides();
        if (!seeds.isEmpty()) {
            all.add("seeds=" + seeds);
        }
        return all;
    }

    private int execute(
            PluginRegistry registry, AblationPlan plan, Path base, AblationFolder folder) {
        PrintWriter err = spec.commandLine().getErr();
        String next = "warp ablate --resume " + folder.root();
        AblationResult result;
        try (AblationProgress progress = new AblationProgress(terminal, err, plan);
                ResumeHint hint = new ResumeHint(next, err)) {
            progress.announce();
            result =
                    new AblationExecutor(registry)
                            .execute(plan, base, folder, typed(), progress.hinted(hint));
            AblationResultsFile.write(folder.results(), result);
            AblationTable.write(folder.table(), result);
            AblationReport.write(folder, result);
        } catch (WarpException e) {
            throw ResumeHint.added(e, next, folder.run().config());
        }
        print(result, folder);
        return result.complete() ? 0 : ErrorReport.FAILURE;
    }

    private String typed() {
        return "warp "
                + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
    }

    private void print(AblationResult result, AblationFolder folder) {
        PrintWriter results = spec.commandLine().getOut();
        ComparisonTable.print(AblationReport.table(result), results);
        results.println();
        Findings.of(result).forEach(finding -> results.println("- " + finding));
        results.println();
        results.println("Report: " + folder.report());
        results.flush();
    }
}
