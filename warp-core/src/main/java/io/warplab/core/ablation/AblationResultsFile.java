package io.warplab.core.ablation;

import io.warplab.core.evaluation.ChannelErrors;
import io.warplab.core.io.AtomicFiles;
import io.warplab.core.io.Json;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All numbers of an ablation as one JSON file, for programs. */
public final class AblationResultsFile {
    private AblationResultsFile() {}

    /** Writes atomically. */
    public static void write(Path file, AblationResult result) {
        AtomicFiles.writeText(file, Json.pretty(tree(result)) + "\n");
    }

    private static Map<String, Object> tree(AblationResult result) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", result.data().name());
        data.put("train", result.data().train().size());
        data.put("test", result.data().test().size());
        data.put("time-unit", result.data().timeUnit());
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", result.plan().run().name());
        tree.put("data", data);
        tree.put("sizes", result.sizes());
        tree.put("seeds", result.plan().run().seeds());
        tree.put("findings", Findings.of(result));
        tree.put(
                "variants",
                result.plan().variants().stream().map(v -> variant(v, result)).toList());
        return tree;
    }

    private static Map<String, Object> variant(Variant variant, AblationResult result) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", variant.label());
        tree.put("model", variant.model());
        tree.put("kind", variant.kind().name().toLowerCase(Locale.ROOT));
        if (!variant.term().isEmpty()) {
            tree.put("term", variant.term());
        }
        tree.put("summary", variant.summary());
        tree.put("parameters", result.parameters(variant.label()));
        tree.put(
                "sizes",
                result.sizes().stream().map(size -> size(variant.label(), size, result)).toList());
        return tree;
    }

    private static Map<String, Object> size(String variant, int size, AblationResult result) {
        Spread error = result.error(variant, size);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("sequences", size);
        put(tree, "error", error.mean());
        put(tree, "error-spread", error.deviation());
        tree.put(
                "seeds",
                result.of(variant, size).stream().map(AblationResultsFile::training).toList());
        return tree;
    }

    private static Map<String, Object> training(Outcome outcome) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("seed", outcome.seed());
        if (!outcome.succeeded()) {
            tree.put("failure", outcome.failure());
        }
        tree.put("epochs", outcome.epochs());
        put(tree, "seconds", outcome.seconds());
        put(tree, "error", outcome.error());
        put(tree, "error-early", outcome.early());
        put(tree, "error-late", outcome.late());
        put(tree, "valid-time", outcome.validTime());
        if (!outcome.channels().isEmpty()) {
            tree.put("channels", channels(outcome.channels()));
        }
        return tree;
    }

    private static Map<String, Object> channels(List<ChannelErrors> channels) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (ChannelErrors channel : channels) {
            Map<String, Object> errors = new LinkedHashMap<>();
            errors.put("unit", channel.unit());
            errors.put("rmse", channel.rmse());
            errors.put("mae", channel.mae());
            tree.put(channel.name(), errors);
        }
        return tree;
    }

    /** Leaves out what is not known. */
    private static void put(Map<String, Object> tree, String key, double value) {
        if (!Double.isNaN(value)) {
            tree.put(key, value);
        }
    }
}
