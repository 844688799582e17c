package io.warplab.core.comparison;

import io.warplab.core.config.ConfigBinder;
import io.warplab.core.run.EngineConfig;
import io.warplab.core.run.RunFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a comparison is to do, every default filled in.
 *
 * @param name of the comparison
 * @param seeds of every model and task
 * @param quick whether fewer than three seeds will do
 * @param threads that a model may use; 0: all cores
 * @param engine what a model may take of the machine
 * @param budget equal for all models
 * @param search how learning rates are chosen
 * @param tasks at least one, each with all models
 */
public record Comparison(
        String name,
        List<Long> seeds,
        boolean quick,
        int threads,
        EngineConfig engine,
        BudgetConfig budget,
        SearchConfig search,
        List<ComparisonTask> tasks) {
    public Comparison {
        seeds = List.copyOf(seeds);
        tasks = List.copyOf(tasks);
    }

    /** Labels of the models, in order. */
    public List<String> models() {
        return tasks.get(0).run().modelNames();
    }

    /** Names of the tasks' folders, in order: lower-case, all different. */
    public List<String> slugs() {
        List<String> all = new ArrayList<>();
        for (ComparisonTask task : tasks) {
            String slug = RunFile.slug(task.name());
            String unique = slug;
            for (int i = 2; all.contains(unique); i++) {
                unique = slug + "-" + i;
            }
            all.add(unique);
        }
        return all;
    }

    /** Whether its seeds are too few to report. */
    public boolean isQuickLook() {
        return seeds.size() < ComparisonFile.FEWEST_SEEDS;
    }

    /** The settings as a comparison file holds them; no other file is named in it. */
    Map<String, Object> settings() {
        ConfigBinder binder = new ConfigBinder();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("name", name);
        all.put("seeds", seeds);
        all.put("quick", quick);
        all.put("threads", threads);
        all.put("engine", binder.settings(engine));
        all.put("budget", binder.settings(budget));
        all.put("search", binder.settings(search));
        List<Map<String, Object>> each = new ArrayList<>();
        for (ComparisonTask task : tasks) {
            Map<String, Object> run = task.run().settings();
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", task.name());
            entry.put("base", task.base().toAbsolutePath().normalize().toString());
            for (String key : List.of("data", "task", "normalisation", "training")) {
                entry.put(key, run.get(key));
            }
            each.add(entry);
        }
        all.put("tasks", each);
        all.put("models", tasks.get(0).run().models());
        return all;
    }
}
