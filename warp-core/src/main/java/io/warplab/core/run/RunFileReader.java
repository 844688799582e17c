package io.warplab.core.run;

import io.warplab.api.error.Problems;
import io.warplab.api.error.WarpException;
import io.warplab.core.config.ConfigBinder;
import io.warplab.core.plugin.PluginRegistry;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads run files and tells everything that is wrong with them at once. */
public final class RunFileReader {
    private final PluginRegistry registry;

    /** A reader that knows the components of {@code registry}. */
    public RunFileReader(PluginRegistry registry) {
        this.registry = registry;
    }

    /**
     * Reads a file, lays the overrides over it, and fills in every default.
     *
     * @param overrides {@code key=value}, applied in order
     * @throws WarpException {@code missing-file}, {@code bad-yaml}, or {@code bad-run-file} with
     *     all problems, one a line
     */
    public RunFile read(Path file, List<String> overrides) {
        Map<String, Object> settings = YamlText.map(text(file), file.toString());
        Problems problems = new Problems();
        Overrides.apply(settings, overrides, problems);
        oneSeed(settings, problems);
        RunFile run = new ConfigBinder().bind(RunFile.class, settings, "", problems);
        checkData(settings.get("data"), problems);
        checkModels(settings.get("models"), problems);
        problems.throwIfAny(
                "bad-run-file",
                "Mend "
                        + file
                        + (overrides.isEmpty() ? "" : " or --set")
                        + "; 'warp plugins show NAME' lists the settings of a component, 'warp run --keys'"
                        + " those of a run.");
        return new RunFile(
                run.name(),
                run.seeds(),
                run.threads(),
                run.engine(),
                registry.completeDataset(run.data()),
                run.task(),
                run.normalisation(),
                run.training(),
                run.models().stream().map(registry::completeModel).toList());
    }

    /** A run file that {@link #read} has checked before; its components need not be there. */
    static RunFile readRecorded(Path file) {
        Problems problems = new Problems();
        RunFile run =
                new ConfigBinder()
                        .bind(
                                RunFile.class,
                                YamlText.map(text(file), file.toString()),
                                "",
                                problems);
        problems.throwIfAny("broken-run", file + " was changed; start the run again.");
        return run;
    }

    private static String text(Path file) {
        if (Files.isDirectory(file)) {
            throw WarpException.user(
                    "missing-file",
                    "Expected a run file (YAML), " + file + " is a folder.",
                    Files.isRegularFile(new RunFolder(file).config())
                            ? "Continue the run in it with: warp run --resume " + file
                            : "Name a file within it.");
        }
        if (!Files.isRegularFile(file)) {
            throw WarpException.user(
                    "missing-file",
                    "There is no run file " + file + ".",
                    "Check the path; examples/ holds run files to start from.");
        }
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw WarpException.user(
                    "bad-yaml",
                    file + " is not UTF-8 text.",
                    "Give a run file (YAML), saved as UTF-8.");
        } catch (IOException e) {
            throw WarpException.user(
                    "missing-file",
                    "Could not read " + file + ": " + e.getMessage() + ".",
                    "Check that you may read it.");
        }
    }

    /** {@code seed: 3} for {@code seeds: [3]}. */
    private static void oneSeed(Map<String, Object> settings, Problems problems) {
        if (!settings.containsKey("seed")) {
            return;
        }
        Object seed = settings.remove("seed");
        if (settings.containsKey("seeds")) {
            problems.add("seed", "stands beside seeds; keep one of the two");
        } else if (seed instanceof Integer || seed instanceof Long) {
            settings.put("seeds", new ArrayList<>(List.of(seed)));
        } else {
            problems.add("seed", "expected an integer, got " + YamlText.shown(seed));
        }
    }

    private void checkData(Object data, Problems problems) {
        if (data instanceof Map<?, ?> map) {
            registry.checkDataset(strings(map), "data", problems);
        } else if (data == null) {
            problems.add("data", "expected a data set (a map with its name), got nothing");
        }
    }

    private void checkModels(Object models, Problems problems) {
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
