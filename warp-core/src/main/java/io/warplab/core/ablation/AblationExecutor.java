package io.warplab.core.ablation;

import io.warplab.api.data.Dataset;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.Task;
import io.warplab.core.ablation.AblationListener.Stage;
import io.warplab.core.plugin.PluginRegistry;
import io.warplab.core.report.ReportContent.ErrorGrowth;
import io.warplab.core.run.RunExecutor;
import io.warplab.core.run.RunFile;
import io.warplab.core.run.RunFolder;
import io.warplab.core.run.RunResult;
import io.warplab.core.summary.ResultsFile;
import io.warplab.core.summary.RunReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains the variants of a plan on every size with every seed, each combination an ordinary run in
 * a folder of its own with its own report. In a folder that holds part of the ablation already,
 * finished trainings are taken from their files.
 */
public final class AblationExecutor {
    private final RunExecutor runs;

    /** An executor that knows the components of {@code registry}. */
    public AblationExecutor(PluginRegistry registry) {
        runs = new RunExecutor(registry);
    }

    /**
     * Runs to the end.
     *
     * @param base folder that relative paths of the settings start from
     * @param command for the records, as typed
     * @throws WarpException for mistakes in data and settings, and when nothing can be written
     */
    public AblationResult execute(
            AblationPlan plan,
            Path base,
            AblationFolder folder,
            String command,
            AblationListener listener) {
        RunFile run = plan.run();
        if (run.task().kind() == Task.Kind.CLASSIFICATION) {
            throw WarpException.user(
                    "no-physics",
                    "A physical prior predicts states, the task asks for classes.",
                    "Give a run file whose task is a forecast or a reconstruction.");
        }
        Dataset data = runs.dataset(run, base);
        List<Integer> sizes = plan.sizesOf(data.train().size());
        runs.record(run, base, folder.run(), command);
        folder.writeSizes(plan.sizes());
        List<Outcome> outcomes = new ArrayList<>();
        List<ErrorGrowth> growth = List.of();
        int number = 0;
        int count = sizes.size() * run.seeds().size();
        for (int size : sizes) {
            boolean largest = size == sizes.get(sizes.size() - 1);
            for (long seed : run.seeds()) {
                number++;
                TrainingSubset subset = new TrainingSubset(data, size);
                RunFile stage = stage(plan, subset, size, seed);
                RunFolder at = folder.stage(size, seed);
                RunResult result =
                        runs.execute(
                                stage,
                                subset.draw(seed),
                                base,
                                at,
                                command,
                                listener.stage(new Stage(number, count, size, seed), stage));
                ResultsFile.write(at.results(), result);
                RunReport.write(at, result);
                StageOutcomes condensed = new StageOutcomes(result, size);
                outcomes.addAll(condensed.all());
                if (largest && growth.isEmpty()) {
                    growth = condensed.growth();
                }
            }
        }
        return new AblationResult(plan, data, sizes, outcomes, growth);
    }

    private static RunFile stage(AblationPlan plan, TrainingSubset subset, int size, long seed) {
        RunFile run = plan.run();
        return new RunFile(
                run.name() + ", " + Findings.sequences(size),
                List.of(seed),
                run.threads(),
                run.engine(),
                run.data(),
                run.task(),
                run.normalisation(),
                subset.training(run),
                plan.configs(),
                run.learningRates());
    }
}
