package io.warplab.core.summary;

import io.warplab.api.data.Channel;
import io.warplab.api.data.Dataset;
import io.warplab.api.data.Normalisation;
import io.warplab.api.model.Task;
import io.warplab.core.report.ForecastPicture;
import io.warplab.core.report.HtmlReport;
import io.warplab.core.report.ReportContent;
import io.warplab.core.report.ReportContent.Fact;
import io.warplab.core.report.ReportContent.LossCurve;
import io.warplab.core.run.ModelResult;
import io.warplab.core.run.PreparedData;
import io.warplab.core.run.RunEnvironment;
import io.warplab.core.run.RunFolder;
import io.warplab.core.run.RunResult;
import io.warplab.core.run.SeedResult;
import io.warplab.core.training.EpochRecord;
import io.warplab.core.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The report page of a finished run. */
public final class RunReport {
    private RunReport() {}

    /**
     * Writes {@link RunFolder#report} and, where something is forecast, {@link RunFolder#picture};
     * the run's environment must be recorded there.
     */
    public static void write(RunFolder folder, RunResult result) {
        ReportContent content = content(result, RunEnvironment.read(folder));
        HtmlReport.write(folder.report(), content);
        ForecastPicture.write(folder.picture(), content);
    }

    /**
     * @param environment facts as {@link RunEnvironment} records them
     */
    static ReportContent content(RunResult result, Map<String, String> environment) {
        Task.Kind kind = result.run().task().kind();
        List<Fact> facts = new ArrayList<>();
        environment.forEach(
                (name, value) -> {
                    if (!name.equals("command") && !name.equals("started")) {
                        facts.add(new Fact(name, value));
                    }
                });
        boolean classes = kind == Task.Kind.CLASSIFICATION;
        ForecastContent forecasts = new ForecastContent(result);
        return new ReportContent(
                result.run().name(),
                environment.getOrDefault("started", ""),
                environment.getOrDefault("command", ""),
                facts,
                data(result),
                Comparisons.of(result),
                training(result),
                classes ? List.of() : forecasts.windows(),
                kind == Task.Kind.FORECAST ? forecasts.errorGrowth() : List.of(),
                ParameterContent.of(result),
                classes ? ConfusionContent.of(result) : List.of());
    }

    private static ReportContent.DataSet data(RunResult result) {
        PreparedData data = result.data();
        Dataset raw = data.raw();
        Task task = result.run().task();
        String kind = lower(task.kind().name());
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("task", kind));
        facts.add(new Fact("training sequences", String.valueOf(data.train().size())));
        facts.add(new Fact("validation sequences", String.valueOf(data.validation().size())));
        facts.add(new Fact("test sequences", String.valueOf(data.test().size())));
        facts.add(new Fact("steps", String.valueOf(data.train().steps())));
        if (task.kind() == Task.Kind.FORECAST) {
            facts.add(new Fact("context", task.context() + " steps"));
        }
        facts.add(new Fact("inputs", names(raw.inputs())));
        facts.add(new Fact("targets", names(raw.targets())));
        Normalisation.Kind scaling = result.run().normalisation();
        facts.add(new Fact("scaling", lower(scaling.name()) + ", fitted on the training part"));
        facts.add(new Fact("seeds", String.valueOf(result.run().seeds())));
        return new ReportContent.DataSet(
                raw.name(),
                "Data set "
                        + raw.name()
                        + ": "
                        + data.train().size()
                        + " training, "
                        + data.validation().size()
                        + " validation and "
                        + data.test().size()
                        + " test sequences of "
                        + data.train().steps()
                        + " steps; task: "
                        + kind
                        + ".",
                raw.timeUnit(),
                task.kind() == Task.Kind.CLASSIFICATION
                        ? List.of()
                        : raw.targets().stream().map(RunReport::channel).toList(),
                facts,
                data.notes());
    }

    private static ReportContent.Training training(RunResult result) {
        boolean classes = result.run().task().kind() == Task.Kind.CLASSIFICATION;
        List<LossCurve> curves = new ArrayList<>();
        for (ModelResult model : result.models()) {
            for (SeedResult seed : model.seeds()) {
                if (seed.training() != null && !seed.training().history().isEmpty()) {
                    String run = model.seeds().size() > 1 ? "seed " + seed.seed() : "";
                    curves.add(curve(model.name(), run, seed.training()));
                }
            }
        }
        return new ReportContent.Training(
                "mean loss of the epoch, scaled values",
                classes ? "cross-entropy (nats)" : "mean squared error of scaled values",
                curves);
    }

    private static LossCurve curve(String model, String run, TrainingResult training) {
        return new LossCurve(
                model,
                run,
                column(training, EpochRecord::epoch),
                column(training, EpochRecord::loss),
                column(training, EpochRecord::validation),
                training.bestEpoch() > 0 ? training.bestEpoch() : Double.NaN);
    }

    private static double[] column(TrainingResult training, ToDoubleFunction<EpochRecord> value) {
        return training.history().stream().mapToDouble(value).toArray();
    }

    static ReportContent.Channel channel(Channel channel) {
        return new ReportContent.Channel(channel.name(), channel.unit());
    }

    private static String names(List<Channel> channels) {
        return String.join(
                ", ",
                channels.stream()
                        .map(c -> c.unit().isEmpty() ? c.name() : c.name() + " (" + c.unit() + ")")
                        .toList());
    }

    private static String lower(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
