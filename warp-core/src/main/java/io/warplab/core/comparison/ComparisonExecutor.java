package io.warplab.core.comparison;

import io.warplab.api.error.Problems;
import io.warplab.api.error.WarpException;
import io.warplab.core.io.AtomicFiles;
import io.warplab.core.plugin.PluginRegistry;
import io.warplab.core.run.PreparedData;
import io.warplab.core.run.RunEnvironment;
import io.warplab.core.run.RunExecutor;
import io.warplab.core.run.RunFile;
import io.warplab.core.run.RunFolder;
import io.warplab.core.run.RunResult;
import io.warplab.core.run.YamlText;
import io.warplab.core.summary.ResultsFile;
import io.warplab.core.summary.RunReport;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries out a comparison: brings every model to the budget, chooses its learning rate, then
 * trains and judges all models on each task as one run. A model that fails does not stop the
 * others. In a folder that holds part of the comparison already, what was trained is taken from its
 * files.
 */
public final class ComparisonExecutor {
    private final PluginRegistry registry;
    private final ModelSizing sizing;

    /** An executor that knows the components of {@code registry}. */
    public ComparisonExecutor(PluginRegistry registry) {
        this.registry = registry;
        sizing = new ModelSizing(registry);
    }

    /** A task with its data, and the models at their sizes. */
    private record Prepared(
            ComparisonTask task, RunFile run, PreparedData data, List<SizedModel> models) {}

    /**
     * Runs to the end. Nothing is written before all data is there and every model could be sized
     * and built for every task.
     *
     * @param command for the records, as typed
     * @throws WarpException for mistakes in data and settings, and when nothing can be written
     */
    public ComparisonResult execute(
            Comparison comparison,
            ComparisonFolder folder,
            String command,
            ComparisonListener listener) {
        Deque<Prepared> tasks = prepare(comparison);
        if (!Files.isRegularFile(folder.config())) {
            AtomicFiles.writeText(folder.config(), YamlText.write(comparison.settings()));
            ComparisonTask first = comparison.tasks().get(0);
            RunEnvironment.write(folder.files(), registry, first.run(), first.base(), command);
        }
        listener.prepared(comparison);
        List<String> slugs = comparison.slugs();
        List<TaskOutcome> outcomes = new ArrayList<>();
        for (String slug : slugs) {
            // taken off, so that the data of a task does not outlive it
            Prepared task = tasks.remove();
            listener.taskStarted(task.task(), task.models());
            outcomes.add(execute(comparison, task, folder, slug, command, listener));
        }
        return new ComparisonResult(comparison, outcomes, Ranking.of(outcomes));
    }

    private TaskOutcome execute(
            Comparison comparison,
            Prepared prepared,
            ComparisonFolder folder,
            String slug,
            String command,
            ComparisonListener listener) {
        RateSearch search = new RateSearch(registry, comparison.search(), listener);
        List<ChosenRate> rates = new ArrayList<>();
        Map<String, Double> byModel = new LinkedHashMap<>();
        List<String> modelSlugs = prepared.run().slugs();
        for (int k = 0; k < prepared.models().size(); k++) {
            Map<String, Object> config = prepared.models().get(k).config();
            ChosenRate rate =
                    search.choose(
                            prepared.run(),
                            prepared.data(),
                            config,
                            folder.search(slug, modelSlugs.get(k)));
            rates.add(rate);
            if (!Double.isNaN(rate.rate())) {
                byModel.put(RunFile.label(config), rate.rate());
            }
        }
        RunFile run = prepared.run().withModels(prepared.run().models(), byModel);
        RunFolder files = folder.task(slug);
        RunResult result =
                new RunExecutor(registry)
                        .execute(
                                run,
                                prepared.data(),
                                prepared.task().base(),
                                files,
                                command,
                                listener.running(prepared.task()));
        ResultsFile.write(files.results(), result);
        RunReport.write(files, result);
        TaskOutcome outcome = TaskOutcome.of(prepared.task(), result, prepared.models(), rates);
        SequenceErrorsFile.write(
                folder.sequenceErrors(slug),
                prepared.data().raw().test().ids(),
                run,
                outcome.models());
        return outcome;
    }

    /** Data of all tasks, sizes of all models for them; every mistake is told. */
    private Deque<Prepared> prepare(Comparison comparison) {
        Problems problems = new Problems();
        Deque<Prepared> all = new ArrayDeque<>();
        for (ComparisonTask task : comparison.tasks()) {
            try {
                PreparedData data = PreparedData.of(registry, task.run(), task.base());
                List<SizedModel> models = sized(comparison, task, data);
                RunFile run =
                        task.run()
                                .withModels(
                                        models.stream().map(SizedModel::config).toList(), Map.of());
                new RunExecutor(registry).requireBuildable(run, data);
                all.add(new Prepared(task, run, data, models));
            } catch (WarpException e) {
                if (e.kind() != WarpException.Kind.USER) {
                    throw e;
                }
                e.getMessage()
                        .lines()
                        .forEach(line -> problems.add("task " + task.name(), line.strip()));
            }
        }
        problems.throwIfAny("bad-comparison", "Mend the tasks and models named above.");
        return all;
    }

    private List<SizedModel> sized(Comparison comparison, ComparisonTask task, PreparedData data) {
        RunFile run = task.run();
        int sequences = Math.min(run.training().batchSize(), data.train().size());
        Problems problems = new Problems();
        List<SizedModel> all = new ArrayList<>();
        for (int k = 0; k < run.models().size(); k++) {
            Map<String, Object> config = run.models().get(k);
            try {
                all.add(
                        sizing.size(
                                config,
                                data.context(run, RunFile.label(config), run.seeds().get(0)),
                                sequences,
                                comparison.budget().parameters()));
            } catch (WarpException e) {
                if (e.kind() != WarpException.Kind.USER) {
                    throw e;
                }
                problems.add(RunFile.place(k, config), e.describe().replaceAll("\\R", " "));
            }
        }
        problems.throwIfAny("bad-model", "Mend the models named above.");
        return all;
    }
}
