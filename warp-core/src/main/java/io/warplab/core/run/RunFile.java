package io.warplab.core.run;

import io.warplab.api.config.Doc;
import io.warplab.api.data.Normalisation;
import io.warplab.api.error.Problems;
import io.warplab.api.model.Task;
import io.warplab.core.config.ConfigBinder;
import io.warplab.core.training.TrainingConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What a run is to do.
 *
 * @param name of the run; its folder is named after it
 * @param seeds one training of every model for each; the first also seeds the data set
 * @param threads that a model may use; 0: all cores
 * @param engine what a model may take of the machine
 * @param data data set and its settings
 * @param task what is asked of the models
 * @param normalisation scaling of all channels, fitted on the training part
 * @param training budget and rules
 * @param models each with {@code model}, the name of its kind, an optional {@code name}, its label,
 *     and its own settings
 * @param learningRates by label: a model's base rate in place of the optimiser's
 */
public record RunFile(
        @Doc("name of the run; its folder is named after it") String name,
        @Doc("one training of every model for each seed; the first also seeds the data set")
                List<Long> seeds,
        @Doc(value = "threads that a model may use; 0: all cores", range = ">= 0") int threads,
        @Doc("what a model may take of the machine") EngineConfig engine,
        @Doc("data set: a map with its name and settings; see 'warp plugins'")
                Map<String, Object> data,
        @Doc("what is asked of the models") Task task,
        @Doc("none, standard or min-max: scaling of all channels, fitted on the training part")
                Normalisation.Kind normalisation,
        @Doc("budget and rules, the same for all models") TrainingConfig training,
        @Doc(
                        "models to compare: maps with model (the kind), name (a label, where wanted) and settings; see"
                                + " 'warp plugins'")
                List<Map<String, Object>> models,
        @Doc("a model's own base learning rate, by its label, in place of the optimiser's")
                Map<String, Double> learningRates) {

    public RunFile() {
        this(
                "run",
                List.of(0L),
                0,
                new EngineConfig(),
                Map.of(),
                new Task(),
                Normalisation.Kind.MIN_MAX,
                new TrainingConfig(),
                List.of(),
                Map.of());
    }

    public RunFile {
        Problems problems = new Problems();
        problems.require(name != null && !name.isBlank(), "name", "expected a name, got nothing");
        problems.require(
                seeds != null && !seeds.isEmpty() && seeds.stream().allMatch(Objects::nonNull),
                "seeds",
                "expected at least one integer, got " + seeds);
        problems.require(
                seeds == null || seeds.stream().distinct().count() == seeds.size(),
                "seeds",
                "expected different seeds, got " + seeds);
        problems.require(
                threads >= 0, "threads", "expected a number of threads, or 0, got " + threads);
        problems.require(
                normalisation != null, "normalisation", "expected none, standard or min-max");
        if (learningRates != null) {
            learningRates.forEach(
                    (model, rate) ->
                            problems.require(
                                    rate != null && rate > 0 && Double.isFinite(rate),
                                    "learning-rates." + model,
                                    "expected a positive number, got " + rate));
        }
        problems.throwIfAny("bad-run", "");
        seeds = List.copyOf(seeds);
        engine = engine == null ? new EngineConfig() : engine;
        task = task == null ? new Task() : task;
        training = training == null ? new TrainingConfig() : training;
        data = new LinkedHashMap<>(data == null ? Map.of() : data);
        models = models == null ? List.of() : List.copyOf(models);
        learningRates =
                Collections.unmodifiableMap(
                        new LinkedHashMap<>(learningRates == null ? Map.of() : learningRates));
    }

    /** Labels of the models, in order. */
    public List<String> modelNames() {
        return models.stream().map(RunFile::label).toList();
    }

    /** A model's label: its {@code name}, else the name of its kind. */
    public static String label(Map<String, Object> model) {
        return String.valueOf(model.getOrDefault("name", model.get("model")));
    }

    /** Where a model stands in the run file, for messages. */
    public static String place(int index, Map<String, Object> model) {
        return "models[" + index + "] (" + label(model) + ")";
    }

    /** Names of the models' folders, in order: lower-case, all different. */
    public List<String> slugs() {
        List<String> all = new ArrayList<>();
        for (String label : modelNames()) {
            String slug = slug(label);
            String unique = slug;
            for (int i = 2; all.contains(unique); i++) {
                unique = slug + "-" + i;
            }
            all.add(unique);
        }
        return all;
    }

    /** A name that any file system takes. */
    public static String slug(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-+|-+$", "");
        return slug.isEmpty() ? "unnamed" : slug.substring(0, Math.min(60, slug.length()));
    }

    /**
     * Budget and rules for one model: those of all, with its own learning rate where it has one.
     */
    public TrainingConfig training(String model) {
        Double rate = learningRates.get(model);
        return rate == null ? training : training.withLearningRate(rate);
    }

    /** The same run with other models or learning rates. */
    public RunFile withModels(
            List<Map<String, Object>> otherModels, Map<String, Double> otherRates) {
        return new RunFile(
                name,
                seeds,
                threads,
                engine,
                data,
                task,
                normalisation,
                training,
                otherModels,
                otherRates);
    }

    /** Threads that a model may use here. */
    public int availableThreads() {
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }

    /** The settings as a run file holds them. */
    public Map<String, Object> settings() {
        return new ConfigBinder().settings(this);
    }
}
