package io.warplab.core.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.ModelState;
import io.warplab.api.model.TrainableModel;
import io.warplab.core.io.Json;
import io.warplab.core.io.Safetensors;
import io.warplab.core.io.TensorFile;
import io.warplab.core.plugin.PluginRegistry;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A trained model on disk: its weights, and in the metadata all that is needed to build it again:
 * its settings, every component with the plug-in and version that it came from, and what it was
 * built for, scaling included.
 */
final class ModelFile {
    private static final String FORMAT = "warp-model-1";
    private static final TypeReference<Map<String, Object>> SETTINGS = new TypeReference<>() {};
    private static final TypeReference<List<ComponentOrigin>> ORIGINS = new TypeReference<>() {};

    private final PluginRegistry registry;

    ModelFile(PluginRegistry registry) {
        this.registry = registry;
    }

    /** Writes atomically. */
    void write(Path file, Map<String, Object> config, ModelContext context, TrainableModel model) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", FORMAT);
        metadata.put("config", Json.line(config));
        metadata.put(
                "components",
                Json.line(
                        registry.modelComponents(config).stream()
                                .map(ComponentOrigin::of)
                                .toList()));
        metadata.put("context", Json.line(context));
        Safetensors.write(file, new TensorFile(model.state().weights(), metadata));
    }

    /**
     * Builds the model and gives it its weights.
     *
     * @param threads that it may use here
     * @param memory bytes outside the Java heap that it may hold here; 0: as it sees fit
     * @throws WarpException {@code broken-model}, or {@code missing-plugin} naming the jar
     */
    TrainedModel read(Path file, int threads, long memory) {
        TensorFile content = Safetensors.read(file);
        if (!FORMAT.equals(content.metadata().get("format"))) {
            throw broken(file, "it is no model of this program's making", null);
        }
        Map<String, Object> config = json(file, content, "config", SETTINGS);
        requireComponents(file, json(file, content, "components", ORIGINS));
        ModelContext saved = json(file, content, "context", new TypeReference<ModelContext>() {});
        ModelContext context = saved.withResources(threads, memory);
        TrainableModel model = registry.model(config, context);
        restore(model, content);
        return new TrainedModel(config, context, model);
    }

    /** Gives a freshly built model the weights of a file that was written for it. */
    static void restore(TrainableModel model, Path file) {
        restore(model, Safetensors.read(file));
    }

    /** The optimiser stays as fresh as it is. */
    private static void restore(TrainableModel model, TensorFile content) {
        model.restore(new ModelState(content.tensors(), model.state().optimizer()));
    }

    private void requireComponents(Path file, List<ComponentOrigin> origins) {
        for (ComponentOrigin origin : origins) {
            boolean known =
                    registry.entries().stream()
                            .anyMatch(
                                    e ->
                                            e.kind().equals(origin.kind())
                                                    && e.name().equals(origin.name()));
            if (!known) {
                throw WarpException.user(
                        "missing-plugin",
                        "The model "
                                + file
                                + " needs the "
                                + origin.kind()
                                + " '"
                                + origin.name()
                                + "' of plug-in '"
                                + origin.plugin()
                                + "' "
                                + origin.version()
                                + " ("
                                + origin.source()
                                + "), which is not there.",
                        "Name that jar with --plugins or in WARP_PLUGINS.");
            }
        }
    }

    private static <T> T json(Path file, TensorFile content, String key, TypeReference<T> type) {
        String text = content.metadata().get(key);
        if (text == null) {
            throw broken(file, "its metadata has no " + key, null);
        }
        try {
            return Json.mapper().readValue(text, type);
        } catch (JsonProcessingException e) {
            throw broken(file, "its " + key + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static WarpException broken(Path file, String why, Throwable cause) {
        return new WarpException(
                WarpException.Kind.USER,
                "broken-model",
                "The model file " + file + " is broken: " + why + ".",
                "Copy it again from where it came, or train the model again.",
                cause);
    }
}
