package io.warplab.core.summary;

import io.warplab.core.evaluation.ParameterEstimate;
import io.warplab.core.report.ReportContent.Course;
import io.warplab.core.report.ReportContent.Identified;
import io.warplab.core.report.ReportContent.Parameter;
import io.warplab.core.run.ModelResult;
import io.warplab.core.run.RunResult;
import io.warplab.core.run.SeedResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Identified physical parameters of each model's first seed, parameter by parameter. */
final class ParameterContent {
    private ParameterContent() {}

    static List<Parameter> of(RunResult result) {
        Map<List<String>, ParameterEstimate> parameters = new LinkedHashMap<>();
        Map<List<String>, List<Identified>> models = new LinkedHashMap<>();
        for (ModelResult model : result.models()) {
            if (model.succeeded().isEmpty()) {
                continue;
            }
            SeedResult seed = model.succeeded().get(0);
            for (int p = 0; p < seed.identified().size(); p++) {
                ParameterEstimate estimate = seed.identified().get(p);
                List<String> key = List.of(estimate.name(), estimate.unit());
                parameters.putIfAbsent(key, estimate);
                models.computeIfAbsent(key, k -> new ArrayList<>())
                        .add(
                                new Identified(
                                        model.name(),
                                        estimate.values(),
                                        courses(result, estimate.name(), seed.courses()[p])));
            }
        }
        List<Parameter> all = new ArrayList<>();
        parameters.forEach(
                (key, e) ->
                        all.add(
                                new Parameter(
                                        e.name(),
                                        e.symbol(),
                                        e.unit(),
                                        truth(result, e.name()),
                                        models.get(key))));
        return all;
    }

    private static double[] truth(RunResult result, String parameter) {
        INDArray known = result.data().raw().testParameters().get(parameter);
        return known == null ? new double[0] : known.dup('c').data().asDouble();
    }

    private static List<Course> courses(RunResult result, String parameter, double[][] courses) {
        int[] rows = result.data().shownRows();
        double[] truth = truth(result, parameter);
        double[] time = result.data().raw().test().time().dup('c').data().asDouble();
        int steps = result.data().test().steps();
        List<Course> all = new ArrayList<>();
        for (int w = 0; w < rows.length; w++) {
            int from = rows[w] * steps;
            all.add(
                    new Course(
                            ForecastContent.name(rows[w]),
                            Arrays.copyOfRange(time, from, from + courses[w].length),
                            courses[w],
                            truth.length == 0 ? Double.NaN : truth[rows[w]]));
        }
        return all;
    }
}
