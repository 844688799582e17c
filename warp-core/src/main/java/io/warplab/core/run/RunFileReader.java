package io.warplab.core.run;

import io.warplab.api.error.DidYouMean;
import io.warplab.api.error.Problems;
import io.warplab.api.error.WarpException;
import io.warplab.core.config.ConfigBinder;
import io.warplab.core.plugin.PluginRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads run files and tells everything that is wrong with them at once. */
public final class RunFileReader {
    private static final String WHAT = "run file";
    private static final String COMMAND = "run";

    private final PluginRegistry registry;
    private final ComponentChecks checks;

    /** A reader that knows the components of {@code registry}. */
    public RunFileReader(PluginRegistry registry) {
        this.registry = registry;
        checks = new ComponentChecks(registry);
    }

    /**
     * Reads a file, lays the overrides over it, and fills in every default.
     *
     * @param overrides {@code key=value}, applied in order
     * @throws WarpException {@code missing-file}, {@code bad-yaml}, or {@code bad-run-file} with
     *     all problems, one a line
     */
    public RunFile read(Path file, List<String> overrides) {
        Map<String, Object> settings = SettingsFile.read(file, WHAT, COMMAND);
        Problems problems = new Problems();
        Overrides.apply(settings, overrides, problems);
        oneSeed(settings, problems);
        RunFile run = new ConfigBinder().bind(RunFile.class, settings, "", problems);
        checks.data(settings.get("data"), "data", problems);
        checks.models(settings.get("models"), problems);
        if (run != null) {
            checkLearningRates(run, problems);
        }
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
                run.models().stream().map(registry::completeModel).toList(),
                run.learningRates());
    }

    /** A run file that {@link #read} has checked before; its components need not be there. */
    static RunFile readRecorded(Path file) {
        Problems problems = new Problems();
        RunFile run =
                new ConfigBinder()
                        .bind(RunFile.class, SettingsFile.read(file, WHAT, COMMAND), "", problems);
        problems.throwIfAny("broken-run", file + " was changed; start the run again.");
        return run;
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

    private static void checkLearningRates(RunFile run, Problems problems) {
        List<String> models = run.modelNames();
        for (String model : run.learningRates().keySet()) {
            problems.require(
                    models.contains(model),
                    "learning-rates." + model,
                    "no model has this name."
                            + DidYouMean.hint(model, models)
                            + " There are: "
                            + String.join(", ", models)
                            + ".");
        }
    }
}
