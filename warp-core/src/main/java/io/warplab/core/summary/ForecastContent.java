package io.warplab.core.summary;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Normalisation;
import io.warplab.api.model.Predictions;
import io.warplab.api.model.Task;
import io.warplab.core.report.ReportContent.ErrorCurve;
import io.warplab.core.report.ReportContent.ErrorGrowth;
import io.warplab.core.report.ReportContent.Prediction;
import io.warplab.core.report.ReportContent.Window;
import io.warplab.core.run.ModelResult;
import io.warplab.core.run.RunResult;
import io.warplab.core.run.SeedResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Forecasts beside the truth, and how errors grow; of each model's first seed, in raw units. */
public final class ForecastContent {
    private final RunResult result;
    private final Batch raw;
    private final int steps;
    private final int channels;
    private final double[] time;
    private final double[] mask;
    private final double[] truth;

    /** Of a finished run whose task is no classification. */
    public ForecastContent(RunResult result) {
        this.result = result;
        raw = result.data().raw().test();
        steps = raw.steps();
        channels = raw.targetSize();
        time = raw.time().dup('c').data().asDouble();
        mask = raw.mask().dup('c').data().asDouble();
        truth = raw.targets().dup('c').data().asDouble();
    }

    /** Name of a test sequence in all sections. */
    static String name(int row) {
        return "test window " + (row + 1);
    }

    /** Mean and spread of each model that has predictions, scaled. */
    private Map<String, Predictions> predictions() {
        Map<String, Predictions> all = new LinkedHashMap<>();
        for (ModelResult model : result.models()) {
            model.succeeded().stream()
                    .findFirst()
                    .map(SeedResult::test)
                    .ifPresent(test -> all.put(model.name(), test.predictions()));
        }
        return all;
    }

    private int context() {
        Task task = result.run().task();
        return task.kind() == Task.Kind.FORECAST ? Math.min(task.context(), steps) : 0;
    }

    List<Window> windows() {
        Normalisation scaling = result.data().targetScaling();
        int[] rows = result.data().shownRows();
        Map<String, double[][][]> means = new LinkedHashMap<>();
        Map<String, double[][][]> spreads = new LinkedHashMap<>();
        predictions()
                .forEach(
                        (model, p) -> {
                            double[] mean = scaling.invert(p.mean()).data().asDouble();
                            means.put(model, each(rows, mean));
                            if (p.sd() != null) {
                                Normalisation scale =
                                        new Normalisation(new double[channels], scaling.scale());
                                double[] sd = scale.invert(p.sd()).data().asDouble();
                                spreads.put(model, each(rows, sd));
                            }
                        });
        List<Window> windows = new ArrayList<>();
        for (int w = 0; w < rows.length; w++) {
            int window = w;
            List<Prediction> said = new ArrayList<>();
            means.forEach(
                    (model, mean) ->
                            said.add(
                                    new Prediction(
                                            model,
                                            mean[window],
                                            spreads.containsKey(model)
                                                    ? spreads.get(model)[window]
                                                    : null)));
            int length = length(rows[w]);
            windows.add(
                    new Window(
                            name(rows[w]),
                            Arrays.copyOfRange(time, rows[w] * steps, rows[w] * steps + length),
                            Math.min(context(), length),
                            observed(rows[w], length),
                            said));
        }
        return windows;
    }

    /** Steps up to the last that was observed. */
    private int length(int row) {
        int length = steps;
        while (length > 1 && mask[row * steps + length - 1] == 0) {
            length--;
        }
        return length;
    }

    private double[][] observed(int row, int length) {
        double[][] values = channels(truth, row, length);
        for (double[] channel : values) {
            for (int t = 0; t < length; t++) {
                if (mask[row * steps + t] == 0) {
                    channel[t] = Double.NaN;
                }
            }
        }
        return values;
    }

    private double[][][] each(int[] rows, double[] values) {
        return Arrays.stream(rows)
                .mapToObj(row -> channels(values, row, length(row)))
                .toArray(double[][][]::new);
    }

    /** [N, T, D] to one row's [D][length]. */
    private double[][] channels(double[] values, int row, int length) {
        double[][] out = new double[channels][length];
        for (int t = 0; t < length; t++) {
            for (int c = 0; c < channels; c++) {
                out[c][t] = values[(row * steps + t) * channels + c];
            }
        }
        return out;
    }

    /** Per target channel, how the error of each model grows after the context; for forecasts. */
    public List<ErrorGrowth> errorGrowth() {
        Map<String, double[]> means = new LinkedHashMap<>();
        predictions()
                .forEach(
                        (model, p) ->
                                means.put(
                                        model,
                                        result.data()
                                                .targetScaling()
                                                .invert(p.mean())
                                                .data()
                                                .asDouble()));
        double[] horizon = horizon();
        List<ErrorGrowth> all = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            int channel = c;
            List<ErrorCurve> curves = new ArrayList<>();
            means.forEach(
                    (model, mean) ->
                            curves.add(new ErrorCurve(model, horizon, rmse(mean, channel))));
            all.add(
                    new ErrorGrowth(
                            RunReport.channel(result.data().raw().targets().get(c)),
                            deviation(c),
                            curves));
        }
        return all;
    }

    /** Time since the last step of the context, mean over the windows that have the step. */
    private double[] horizon() {
        int first = context();
        double[] horizon = new double[steps - first];
        for (int t = first; t < steps; t++) {
            double sum = 0;
            int count = 0;
            for (int n = 0; n < raw.size(); n++) {
                if (mask[n * steps + t] != 0) {
                    sum += time[n * steps + t] - time[n * steps + first - 1];
                    count++;
                }
            }
            horizon[t - first] = sum / count;
        }
        return horizon;
    }

    private double[] rmse(double[] mean, int channel) {
        int first = context();
        double[] rmse = new double[steps - first];
        for (int t = first; t < steps; t++) {
            double squares = 0;
            int count = 0;
            for (int n = 0; n < raw.size(); n++) {
                if (mask[n * steps + t] != 0) {
                    int at = (n * steps + t) * channels + channel;
                    squares += (mean[at] - truth[at]) * (mean[at] - truth[at]);
                    count++;
                }
            }
            rmse[t - first] = Math.sqrt(squares / count);
        }
        return rmse;
    }

    /** Standard deviation of the true values that are scored, in the channel's unit. */
    public double deviation(int channel) {
        double sum = 0;
        double squares = 0;
        long count = 0;
        for (int i = 0; i < mask.length; i++) {
            if (mask[i] != 0 && i % steps >= context()) {
                double v = truth[i * channels + channel];
                sum += v;
                squares += v * v;
                count++;
            }
        }
        double mean = sum / count;
        return Math.sqrt(Math.max(0, squares / count - mean * mean));
    }
}
