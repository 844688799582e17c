package io.warplab.core.ablation;

import io.warplab.api.data.Normalisation;
import io.warplab.core.run.RunFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The model that a physical one is fairly compared with once its prior is gone: the same
 * weight-space recurrence, whose root network says the prediction itself instead of the parameters
 * of a prior.
 *
 * <ul>
 *   <li>A physical model <em>with</em> a root network: the same recurrence, initial network, lifts
 *       and root network (width, layers, activation), read out as a prediction.
 *   <li>A physical model <em>without</em> one (its parameters come from the observed motion alone):
 *       its width is a number that nobody chose, so the counterpart is the run file's own WARP with
 *       an {@code mlp} decoder where it has one, as its author tuned it, else {@code mlp} at its
 *       defaults.
 * </ul>
 *
 * <p>A prior's roll-out is bounded by its physics, a linear read-out's by nothing. The
 * counterpart's read-out is therefore bounded too: as the run file's own WARP bounds it, else by
 * tanh for min-max scaled data and by the learned dynamic tanh for other scalings.
 */
final class Counterpart {
    private final Normalisation.Kind scaling;
    private final Optional<Map<String, Object>> own;

    Counterpart(RunFile run) {
        scaling = run.normalisation();
        own =
                run.models().stream()
                        .filter(m -> "warp".equals(m.get("model")))
                        .filter(m -> "mlp".equals(Settings.map(m, "decoder").get("name")))
                        .findFirst();
    }

    private static boolean hasRoot(Map<String, Object> decoder) {
        return decoder.get("parameters") instanceof List<?> sources && sources.contains("root")
                || decoder.get("residual") instanceof Number bound && bound.doubleValue() > 0;
    }

    /** Complete but for defaults. */
    Map<String, Object> of(Map<String, Object> config) {
        Map<String, Object> physics = Settings.map(config, "decoder");
        if (!hasRoot(physics) && own.isPresent()) {
            return new LinkedHashMap<>(own.get());
        }
        Map<String, Object> mlp = new LinkedHashMap<>();
        mlp.put("name", "mlp");
        if (hasRoot(physics)) {
            for (String shape : List.of("width", "hidden-layers", "activation")) {
                mlp.put(shape, physics.get(shape));
            }
        }
        Map<String, Object> like =
                own.map(model -> Settings.map(model, "decoder")).orElse(new LinkedHashMap<>());
        mlp.put(
                "output",
                like.getOrDefault(
                        "output", scaling == Normalisation.Kind.MIN_MAX ? "tanh" : "dynamic-tanh"));
        if (like.containsKey("output-limit")) {
            mlp.put("output-limit", like.get("output-limit"));
        }
        Map<String, Object> settings = new LinkedHashMap<>(config);
        settings.put("decoder", mlp);
        return settings;
    }

    /** What it is, in a sentence. */
    String summary(Map<String, Object> physics) {
        if (hasRoot(physics)) {
            return "the same root network says the prediction itself";
        }
        return own.isPresent()
                ? "the run file's own model '"
                        + own.get().getOrDefault("name", "warp")
                        + "' (the physical one has no root network)"
                : "a plain root network of default size (the physical one has none)";
    }
}
