package io.warplab.cli;

import io.warplab.api.data.Dataset;
import io.warplab.api.error.WarpException;
import io.warplab.core.evaluation.ParameterEstimate;
import io.warplab.core.io.Json;
import io.warplab.core.run.SavedRun;
import io.warplab.core.run.TrainedModel;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code warp identify}. */
@Command(
        name = "identify",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        description = {
            "Says which physical parameters a run's models see in another file, window by window, by a"
                    + " forward pass over each window's context.",
            "Spread: median absolute deviation over the windows. Within context: how much one window's"
                    + " estimate still moves in the second half of its context."
        },
        footer = {
            "",
            "Examples:",
            "  warp identify runs/pendulum-20260101-120000 --data my-pendulum.csv",
            "  warp identify RUN --data FILE --model WARP-Phys --windows",
            "  warp identify RUN --data FILE --json"
        })
final class IdentifyCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private RunOptions options;

    @Mixin private PluginOptions plugins;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Which training of each model; default: the run's first seed.")
    private Long seed;

    @Option(names = "--windows", description = "Print the estimates of every window as well.")
    private boolean windows;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        PrintWriter results = spec.commandLine().getOut();
        try (SavedRun run = options.open(plugins.registry(err), err)) {
            List<TrainedModel> physical = physical(run);
            Dataset data = run.read(options.data());
            data.notes().forEach(note -> err.println("note: " + note));
            err.flush();
            Map<String, List<ParameterEstimate>> estimates = new LinkedHashMap<>();
            for (TrainedModel model : physical) {
                estimates.put(model.context().name(), run.identify(model, data));
            }
            if (json) {
                results.println(Json.pretty(Map.of("parameters", tree(estimates))));
            } else {
                print(estimates, data, results);
            }
            results.flush();
        }
        return 0;
    }

    /** The models with physics inside, of one seed. */
    private List<TrainedModel> physical(SavedRun run) {
        long wanted = seed == null ? run.models().get(0).context().seed() : seed;
        List<TrainedModel> physical =
                run.models().stream()
                        .filter(m -> m.context().seed() == wanted && SavedRun.isPhysical(m))
                        .toList();
        if (physical.isEmpty()) {
            throw WarpException.user(
                    "no-physics",
                    "None of the models has physical parameters with seed "
                            + wanted
                            + ": "
                            + String.join(
                                    ", ",
                                    run.models().stream()
                                            .map(m -> m.context().name())
                                            .distinct()
                                            .toList())
                            + ".",
                    "Train a model with the decoder 'physics', or choose another --model or --seed"
                            + " (the run has "
                            + run.run().seeds()
                            + ").");
        }
        return physical;
    }

    private void print(
            Map<String, List<ParameterEstimate>> estimates, Dataset data, PrintWriter results) {
        results.println(data.test().size() + " windows of " + options.data());
        ParameterTable.print(estimates, results);
        if (windows) {
            estimates.forEach(
                    (model, list) -> {
                        results.println();
                        results.println(model + ", window by window:");
                        ParameterTable.printWindows(list, data.test().ids(), results);
                    });
        }
    }

    private static List<Map<String, Object>> tree(Map<String, List<ParameterEstimate>> estimates) {
        List<Map<String, Object>> all = new ArrayList<>();
        estimates.forEach(
                (model, list) -> {
                    for (ParameterEstimate e : list) {
                        Map<String, Object> tree = new LinkedHashMap<>();
                        if (estimates.size() > 1) {
                            tree.put("model", model);
                        }
                        tree.put("name", e.name());
                        tree.put("unit", e.unit());
                        tree.put("median", e.median());
                        tree.put("spread", e.spread());
                        tree.put("lower", e.lower());
                        tree.put("upper", e.upper());
                        tree.put("context-spread", e.contextSpread());
                        tree.put("values", e.values());
                        all.add(tree);
                    }
                });
        return all;
    }
}
