package io.warplab.core.comparison;

import io.warplab.api.error.Problems;
import io.warplab.api.error.WarpException;
import io.warplab.core.config.ConfigBinder;
import io.warplab.core.plugin.PluginRegistry;
import io.warplab.core.run.ComponentChecks;
import io.warplab.core.run.Overrides;
import io.warplab.core.run.RunFile;
import io.warplab.core.run.SettingsFile;
import io.warplab.core.run.YamlText;
import io.warplab.core.training.TrainingConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads comparison files and tells everything that is wrong with them at once. */
public final class ComparisonReader {
    private static final String COMMAND = "compare";
    private static final String TASKS = "tasks";
    private static final String TRAINING = "training";

    /** What a task takes from a run file. */
    private static final List<String> TAKEN = List.of("data", "task", "normalisation", TRAINING);

    private final PluginRegistry registry;
    private final ComponentChecks checks;
    private final ConfigBinder binder = new ConfigBinder();

    /** A reader that knows the components of {@code registry}. */
    public ComparisonReader(PluginRegistry registry) {
        this.registry = registry;
        checks = new ComponentChecks(registry);
    }

    /**
     * Reads a file, lays the overrides over it, reads the run files that it names, and fills in
     * every default.
     *
     * @param overrides {@code key=value}, applied in order
     * @throws WarpException {@code missing-file}, {@code bad-yaml}, or {@code bad-comparison-file}
     *     with all problems, one a line
     */
    public Comparison read(Path file, List<String> overrides) {
        Map<String, Object> settings = SettingsFile.read(file, "comparison file", COMMAND);
        Problems problems = new Problems();
        Overrides.apply(settings, overrides, problems);
        ComparisonFile bound = binder.bind(ComparisonFile.class, settings, "", problems);
        checks.models(settings.get("models"), problems);
        Path folder = file.toAbsolutePath().normalize().getParent();
        List<Entry> entries = entries(settings, folder, problems);
        List<TrainingConfig> trainings = new ArrayList<>();
        for (int i = 0; bound != null && i < entries.size(); i++) {
            if (entries.get(i) != null) {
                trainings.add(
                        bound.budget()
                                .applied(
                                        entries.get(i).settings().training(),
                                        path(i) + "." + TRAINING,
                                        problems));
            }
        }
        problems.throwIfAny(
                "bad-comparison-file",
                "Mend "
                        + file
                        + (overrides.isEmpty() ? "" : " or --set")
                        + "; 'warp compare --keys' lists the settings of a comparison, 'warp plugins show"
                        + " NAME' those of a component.");
        List<Map<String, Object>> models =
                bound.models().stream().map(registry::completeModel).toList();
        List<ComparisonTask> tasks = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            TaskEntry entry = entries.get(i).settings();
            tasks.add(
                    new ComparisonTask(
                            entry.name(),
                            entries.get(i).base(),
                            new RunFile(
                                    entry.name(),
                                    bound.seeds(),
                                    bound.threads(),
                                    bound.engine(),
                                    registry.completeDataset(entry.data()),
                                    entry.task(),
                                    entry.normalisation(),
                                    trainings.get(i),
                                    models,
                                    Map.of())));
        }
        return new Comparison(
                bound.name(),
                bound.seeds(),
                bound.quick(),
                bound.threads(),
                bound.engine(),
                bound.budget(),
                bound.search(),
                tasks);
    }

    /** A task as it was read, and where its relative paths start. */
    private record Entry(TaskEntry settings, Path base) {}

    /** One entry per task; null for one with problems. */
    private List<Entry> entries(Map<String, Object> settings, Path folder, Problems problems) {
        List<Entry> all = new ArrayList<>();
        Object tasks = settings.get(TASKS);
        if (tasks == null || tasks instanceof List<?> none && none.isEmpty()) {
            problems.add(TASKS, "expected at least one task, got nothing");
        }
        Map<String, Integer> names = new LinkedHashMap<>();
        for (Object task : tasks instanceof List<?> list ? list : List.of()) {
            int index = all.size();
            if (!(task instanceof Map<?, ?> given)) {
                problems.add(
                        path(index),
                        "expected a map with run or data, got " + YamlText.shown(task));
                all.add(null);
                continue;
            }
            Entry entry = entry(given, settings.get(TRAINING), folder, path(index), problems);
            all.add(entry);
            Integer first =
                    entry == null ? null : names.putIfAbsent(entry.settings().name(), index);
            if (first != null) {
                problems.add(
                        path(index) + ".name",
                        "'"
                                + entry.settings().name()
                                + "' is the name of "
                                + path(first)
                                + " already; give each task its own name");
            }
        }
        return all;
    }

    private Entry entry(
            Map<?, ?> given, Object training, Path folder, String path, Problems problems) {
        Map<String, Object> below = new LinkedHashMap<>();
        Path base = folder;
        if (given.get("run") instanceof String named && !named.isBlank()) {
            Path file = folder.resolve(named).normalize();
            base = file.getParent();
            try {
                below.putAll(taken(SettingsFile.read(file, "run file", "run")));
            } catch (WarpException e) {
                problems.add(path + ".run", e.getMessage());
                return null;
            }
        }
        if (training instanceof Map<?, ?> all) {
            below = Overrides.laidOver(below, Map.of(TRAINING, all));
        }
        Map<String, Object> merged = Overrides.laidOver(below, given);
        if (!merged.containsKey("name") && merged.get("data") instanceof Map<?, ?> data) {
            merged.put("name", String.valueOf(data.get("name")));
        }
        if (merged.get("base") instanceof String written && !written.isBlank()) {
            base = folder.resolve(written).normalize();
        }
        int before = problems.messages().size();
        TaskEntry bound = binder.bind(TaskEntry.class, merged, path, problems);
        checks.data(merged.get("data"), path + ".data", problems);
        return problems.messages().size() > before ? null : new Entry(bound, base);
    }

    private static Map<String, Object> taken(Map<String, Object> run) {
        Map<String, Object> taken = new LinkedHashMap<>();
        if (run.get("name") instanceof String name) {
            taken.put("name", name);
        }
        for (String key : TAKEN) {
            if (run.containsKey(key)) {
                taken.put(key, run.get(key));
            }
        }
        return taken;
    }

    private static String path(int task) {
        return TASKS + "[" + task + "]";
    }
}
