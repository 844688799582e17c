package io.warplab.core.run;

import io.warplab.api.error.Problems;
import io.warplab.core.plugin.PluginRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether the data sets and models that settings name are there, and like their settings. */
public final class ComponentChecks {
    private final PluginRegistry registry;

    /** Checks against the components of {@code registry}. */
    public ComponentChecks(PluginRegistry registry) {
        this.registry = registry;
    }

    /**
     * Checks a data set.
     *
     * @param path where it stands in the file
     */
    public void data(Object data, String path, Problems problems) {
        if (data instanceof Map<?, ?> map) {
            registry.checkDataset(strings(map), path, problems);
        } else if (data == null) {
            problems.add(path, "expected a data set (a map with its name), got nothing");
        }
    }

    /** Checks the list of models, which must have different labels. */
    public void models(Object models, Problems problems) {
        if (models == null || models instanceof List<?> none && none.isEmpty()) {
            problems.add("models", "expected at least one model, got nothing");
        }
        if (!(models instanceof List<?> list)) {
            return;
        }
        Map<String, Integer> names = new LinkedHashMap<>();
        for (int i = 0; i < list.size(); i++) {
            String path = "models[" + i + "]";
            if (!(list.get(i) instanceof Map<?, ?> map)) {
                problems.add(
                        path,
                        "expected a map with model and settings, got "
                                + YamlText.shown(list.get(i)));
                continue;
            }
            Map<String, Object> model = strings(map);
            registry.checkModel(model, path, problems);
            if (model.containsKey("name") && !(model.get("name") instanceof String)) {
                problems.add(
                        path + ".name", "expected text, got " + YamlText.shown(model.get("name")));
            }
            Integer first = names.putIfAbsent(RunFile.label(model), i);
            if (first != null) {
                problems.add(
                        path + ".name",
                        "'"
                                + RunFile.label(model)
                                + "' is the name of models["
                                + first
                                + "] already; give each model its own name");
            }
        }
    }

    private static Map<String, Object> strings(Map<?, ?> map) {
        Map<String, Object> all = new LinkedHashMap<>();
        map.forEach((key, value) -> all.put(String.valueOf(key), value));
        return all;
    }
}
