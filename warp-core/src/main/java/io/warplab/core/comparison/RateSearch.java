package io.warplab.core.comparison;

import io.warplab.api.model.ModelContext;
import io.warplab.api.model.TrainableModel;
import io.warplab.core.io.Json;
import io.warplab.core.plugin.PluginRegistry;
import io.warplab.core.run.ModelFailure;
import io.warplab.core.run.PreparedData;
import io.warplab.core.run.RunFile;
import io.warplab.core.run.TrainingFile;
import io.warplab.core.training.Checkpoints;
import io.warplab.core.training.StopReason;
import io.warplab.core.training.Trainer;
import io.warplab.core.training.TrainingConfig;
import io.warplab.core.training.TrainingResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Chooses a model's learning rate: one shortened training with each rate, with the first seed,
 * judged by the validation criterion. It is the same for every model, and the test part is never
 * looked at. What was tried before an interruption is taken from its file.
 */
final class RateSearch {
    private final PluginRegistry registry;
    private final SearchConfig search;
    private final ComparisonListener listener;

    RateSearch(PluginRegistry registry, SearchConfig search, ComparisonListener listener) {
        this.registry = registry;
        this.search = search;
        this.listener = listener;
    }

    /**
     * Searches.
     *
     * @param run the task, with the models as they were sized
     * @param config the model's settings, one of the run's
     * @param folder of what is tried for this model
     * @throws io.warplab.api.error.WarpException when the user has to mend something, or nothing
     *     can be written
     */
    ChosenRate choose(RunFile run, PreparedData data, Map<String, Object> config, Path folder) {
        String name = RunFile.label(config);
        try (TrainableModel model = registry.model(config, context(run, data, name))) {
            if (!model.isIterative()) {
                return ChosenRate.none();
            }
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            // What it is will show when the model is trained.
            ModelFailure.reason(e);
            return ChosenRate.none();
        }
        if (search.learningRates().isEmpty()) {
            return ChosenRate.given(run.training(name).optimizer().learningRate());
        }
        List<ChosenRate.Trial> trials = new ArrayList<>();
        for (double rate : search.learningRates()) {
            trials.add(trial(run, data, config, rate, folder.resolve("rate-" + rate)));
        }
        ChosenRate chosen = ChosenRate.best(trials);
        listener.rateChosen(name, chosen);
        return chosen;
    }

    private static ModelContext context(RunFile run, PreparedData data, String name) {
        return data.context(run, name, run.seeds().get(0));
    }

    private ChosenRate.Trial trial(
            RunFile run, PreparedData data, Map<String, Object> config, double rate, Path folder) {
        String name = RunFile.label(config);
        RunFile tried = run.withModels(run.models(), Map.of(name, rate));
        TrainingResult result;
        try {
            result = result(tried, data, config, rate, folder);
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            return new ChosenRate.Trial(rate, Double.POSITIVE_INFINITY, ModelFailure.reason(e));
        }
        // A training that blew up is out, however good it was before.
        return result.reason() == StopReason.NOT_FINITE || Double.isNaN(result.bestValidation())
                ? new ChosenRate.Trial(rate, Double.POSITIVE_INFINITY, "diverged")
                : new ChosenRate.Trial(rate, result.bestValidation(), "");
    }

    private TrainingResult result(
            RunFile run, PreparedData data, Map<String, Object> config, double rate, Path folder) {
        Path file = folder.resolve("training.json");
        if (Files.isRegularFile(file)) {
            return TrainingFile.read(file);
        }
        String name = RunFile.label(config);
        ModelContext context = context(run, data, name);
        TrainingConfig training = search.shortened(run.training(name));
        try (TrainableModel model = registry.model(config, context)) {
            TrainingResult result =
                    new Trainer(training, run.task(), context.seed())
                            .train(
                                    model,
                                    data.train(),
                                    data.validation(),
                                    Checkpoints.in(
                                            folder.resolve("checkpoints"),
                                            Map.of("settings", Json.line(config))),
                                    listener.searching(name, rate));
            TrainingFile.write(file, result);
            return result;
        }
    }
}
