package io.warplab.cli;

import io.warplab.api.data.Dataset;
import io.warplab.core.evaluation.ChannelErrors;
import io.warplab.core.evaluation.Evaluation;
import io.warplab.core.evaluation.RegressionMetrics;
import io.warplab.core.io.Json;
import io.warplab.core.run.ModelResult;
import io.warplab.core.run.PredictionsFile;
import io.warplab.core.run.SavedRun;
import io.warplab.core.run.SeedResult;
import io.warplab.core.run.TrainedModel;
import io.warplab.core.summary.Comparisons;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code warp evaluate}. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        description = {
            "Judges a run's trained models on another file, read and windowed as the run's own.",
            "Errors are over the steps after the context, in the data's own units."
        },
        footer = {
            "",
            "Examples:",
            "  warp evaluate runs/pendulum-20260101-120000 --data my-pendulum.csv",
            "  warp evaluate runs/pendulum-20260101-120000 --data my-pendulum.csv --json",
            "  warp evaluate RUN --data FILE --model WARP-Phys --out predictions.npz"
        })
final class EvaluateCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private RunOptions options;

    @Mixin private PluginOptions plugins;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Predictions file (NumPy .npz); default: within the run's folder.")
    private Path out;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        PrintWriter results = spec.commandLine().getOut();
        try (SavedRun run = options.open(plugins.registry(err), err)) {
            Dataset data = run.read(options.data());
            data.notes().forEach(note -> err.println("note: " + note));
            err.flush();
            PredictionsFile predictions = new PredictionsFile(data.test(), run.run().task().kind());
            List<ModelResult> models = evaluate(run, data, predictions);
            Path file = out == null ? run.folder().evaluation(options.data()) : out;
            predictions.write(file);
            if (json) {
                results.println(Json.pretty(tree(models, data, file)));
            } else {
                results.println(data.test().size() + " windows of " + options.data());
                ComparisonTable.print(
                        Comparisons.ofEvaluations(
                                models, run.run().task(), data.targets(), data.timeUnit()),
                        results);
                results.println();
                results.println("Predictions: " + file);
            }
            results.flush();
        }
        return 0;
    }

    private static List<ModelResult> evaluate(
            SavedRun run, Dataset data, PredictionsFile predictions) {
        Map<String, List<SeedResult>> byName = new LinkedHashMap<>();
        Map<String, String> kinds = new LinkedHashMap<>();
        boolean seeds = run.run().seeds().size() > 1;
        for (TrainedModel model : run.models()) {
            Evaluation evaluation = run.evaluate(model, data);
            String name = model.context().name();
            byName.computeIfAbsent(name, n -> new ArrayList<>())
                    .add(
                            new SeedResult(
                                    model.context().seed(),
                                    model.model().parameterCount(),
                                    null,
                                    evaluation,
                                    List.of(),
                                    new double[0][][],
                                    null));
            kinds.put(name, String.valueOf(model.config().get("model")));
            predictions.add(
                    seeds ? name + ".seed-" + model.context().seed() : name,
                    evaluation.predictions(),
                    model.context().targetScaling());
        }
        List<ModelResult> all = new ArrayList<>();
        byName.forEach((name, results) -> all.add(new ModelResult(name, kinds.get(name), results)));
        return all;
    }

    private static Map<String, Object> tree(List<ModelResult> models, Dataset data, Path file) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("windows", data.test().size());
        tree.put("models", models.stream().map(EvaluateCommand::tree).toList());
        tree.put("predictions", file.toString());
        return tree;
    }

    /** Means over the seeds. */
    private static Map<String, Object> tree(ModelResult model) {
        List<Evaluation> tests = model.succeeded().stream().map(SeedResult::test).toList();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", model.name());
        tree.put("parameters", model.parameters());
        if (tests.size() > 1) {
            tree.put("seeds", model.seeds().stream().map(SeedResult::seed).toList());
        }
        if (!tests.get(0).channels().isEmpty()) {
            tree.put("mse", mean(tests, Evaluation::rawMse));
            tree.put("mse-scaled", mean(tests, Evaluation::mse));
            put(tree, "valid-time", mean(tests, Evaluation::validTime));
            put(tree, "nll", mean(tests, Evaluation::nll));
            put(
                    tree,
                    "bits-per-dimension",
                    RegressionMetrics.bitsPerDimension(mean(tests, Evaluation::nll)));
            tree.put("channels", channels(tests));
        } else {
            tree.put("accuracy", mean(tests, Evaluation::accuracy));
            tree.put("macro-f1", mean(tests, Evaluation::macroF1));
            tree.put("cross-entropy", mean(tests, Evaluation::crossEntropy));
        }
        return tree;
    }

    private static Map<String, Object> channels(List<Evaluation> tests) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (int c = 0; c < tests.get(0).channels().size(); c++) {
            int channel = c;
            ChannelErrors first = tests.get(0).channels().get(c);
            Map<String, Object> errors = new LinkedHashMap<>();
            errors.put("unit", first.unit());
            errors.put("rmse", mean(tests, e -> e.channels().get(channel).rmse()));
            errors.put("mae", mean(tests, e -> e.channels().get(channel).mae()));
            tree.put(first.name(), errors);
        }
        return tree;
    }

    private static double mean(List<Evaluation> tests, ToDoubleFunction<Evaluation> value) {
        return tests.stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    private static void put(Map<String, Object> tree, String key, double value) {
        if (!Double.isNaN(value)) {
            tree.put(key, value);
        }
    }
}
