package io.warplab.core.summary;

import io.warplab.core.evaluation.ChannelErrors;
import io.warplab.core.evaluation.Evaluation;
import io.warplab.core.evaluation.ParameterEstimate;
import io.warplab.core.evaluation.RegressionMetrics;
import io.warplab.core.io.AtomicFiles;
import io.warplab.core.io.Json;
import io.warplab.core.run.ModelResult;
import io.warplab.core.run.PreparedData;
import io.warplab.core.run.RunResult;
import io.warplab.core.run.SeedResult;
import io.warplab.core.training.TrainingResult;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All numbers of a run as one JSON file, for programs. */
public final class ResultsFile {
    private ResultsFile() {}

    /** Writes atomically. */
    public static void write(Path file, RunResult result) {
        AtomicFiles.writeText(file, Json.pretty(tree(result)) + "\n");
    }

    private static Map<String, Object> tree(RunResult result) {
        PreparedData data = result.data();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", result.run().name());
        Map<String, Object> sizes = new LinkedHashMap<>();
        sizes.put("name", data.raw().name());
        sizes.put("train", data.train().size());
        sizes.put("validation", data.validation().size());
        sizes.put("test", data.test().size());
        sizes.put("steps", data.train().steps());
        sizes.put("time-unit", data.raw().timeUnit());
        sizes.put("notes", data.notes());
        tree.put("data", sizes);
        tree.put("models", result.models().stream().map(ResultsFile::model).toList());
        return tree;
    }

    private static Map<String, Object> model(ModelResult model) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", model.name());
        tree.put("model", model.model());
        tree.put("parameters", model.parameters());
        tree.put("seeds", model.seeds().stream().map(ResultsFile::seed).toList());
        return tree;
    }

    private static Map<String, Object> seed(SeedResult seed) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("seed", seed.seed());
        if (seed.failure() != null) {
            tree.put("failure", seed.failure());
        }
        if (seed.training() != null) {
            tree.put("training", training(seed.training()));
        }
        if (seed.test() != null) {
            tree.put("test", evaluation(seed.test()));
        }
        if (!seed.identified().isEmpty()) {
            tree.put("identified", estimates(seed.identified()));
        }
        return tree;
    }

    private static Map<String, Object> training(TrainingResult training) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("seconds", training.seconds());
        tree.put("epochs", training.history().size());
        tree.put("best-epoch", training.bestEpoch());
        tree.put("best-validation", training.bestValidation());
        tree.put("stopped", training.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return tree;
    }

    private static Map<String, Object> evaluation(Evaluation test) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("windows", test.windows());
        put(tree, "mse-scaled", test.mse());
        put(tree, "mse", test.rawMse());
        put(tree, "nll", test.nll());
        put(tree, "bits-per-dimension", RegressionMetrics.bitsPerDimension(test.nll()));
        put(tree, "valid-time", test.validTime());
        put(tree, "accuracy", test.accuracy());
        put(tree, "macro-f1", test.macroF1());
        put(tree, "cross-entropy", test.crossEntropy());
        if (!test.channels().isEmpty()) {
            tree.put("channels", channels(test.channels()));
        }
        return tree;
    }

    /** Errors by channel, in the channel's unit. */
    private static Map<String, Object> channels(List<ChannelErrors> channels) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (ChannelErrors channel : channels) {
            Map<String, Object> errors = new LinkedHashMap<>();
            errors.put("unit", channel.unit());
            errors.put("rmse", channel.rmse());
            errors.put("mae", channel.mae());
            put(errors, "mape", channel.mape());
            tree.put(channel.name(), errors);
        }
        return tree;
    }

    private static List<Map<String, Object>> estimates(List<ParameterEstimate> estimates) {
        return estimates.stream()
                .map(
                        e -> {
                            Map<String, Object> tree = new LinkedHashMap<>();
                            tree.put("name", e.name());
                            tree.put("symbol", e.symbol());
                            tree.put("unit", e.unit());
                            tree.put("windows", e.windows());
                            tree.put("median", e.median());
                            tree.put("spread", e.spread());
                            tree.put("lower", e.lower());
                            tree.put("upper", e.upper());
                            tree.put("context-spread", e.contextSpread());
                            put(tree, "relative-error", e.relativeError());
                            return tree;
                        })
                .toList();
    }

    /** Leaves out what does not apply to the task. */
    private static void put(Map<String, Object> tree, String key, double value) {
        if (!Double.isNaN(value)) {
            tree.put(key, value);
        }
    }
}
