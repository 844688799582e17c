package io.warplab.core.evaluation;

import io.warplab.api.data.Batch;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.PhysicalModel;
import io.warplab.api.model.Task;
import io.warplab.api.physics.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Summarises the physical parameters that a model identifies on a set of windows. */
public final class ParameterEvaluation {
    private ParameterEvaluation() {}

    /**
     * Identifies every window and summarises parameter by parameter.
     *
     * @param batch scaled
     * @param truth true values by parameter name, each [N]; others are ignored
     * @return one estimate per parameter of the model, in its order; empty for a model without
     *     physics
     */
    public static List<ParameterEstimate> evaluate(
            PhysicalModel model, Batch batch, Task task, Map<String, INDArray> truth) {
        List<Quantity> parameters = model.physicalParameters();
        if (parameters.isEmpty()) {
            return List.of();
        }
        ForecastSpec spec = TaskScoring.spec(task, batch);
        INDArray identified = Chunks.join(batch, part -> model.identify(part, spec));
        long[] expected = {batch.size(), batch.steps(), parameters.size()};
        if (!Arrays.equals(identified.shape(), expected)) {
            throw new IllegalStateException(
                    "expected parameters "
                            + Arrays.toString(expected)
                            + ", the model gave "
                            + Arrays.toString(identified.shape()));
        }
        double[] all = identified.data().asDouble();
        int[] last = lastContextSteps(batch, spec.context());
        List<ParameterEstimate> estimates = new ArrayList<>();
        for (int p = 0; p < parameters.size(); p++) {
            double[][] course = new double[batch.size()][];
            for (int n = 0; n < course.length; n++) {
                course[n] = new double[last[n] + 1];
                for (int t = 0; t <= last[n]; t++) {
                    course[n][t] = all[(n * batch.steps() + t) * parameters.size() + p];
                }
            }
            Quantity parameter = parameters.get(p);
            estimates.add(estimate(parameter, course, truth.get(parameter.name())));
        }
        return estimates;
    }

    private static ParameterEstimate estimate(
            Quantity parameter, double[][] course, INDArray truth) {
        double[] values = Arrays.stream(course).mapToDouble(c -> c[c.length - 1]).toArray();
        double[] moves =
                Arrays.stream(course).mapToDouble(ParameterEvaluation::lateDeviation).toArray();
        Quantiles quantiles = new Quantiles(values);
        return new ParameterEstimate(
                parameter.name(),
                parameter.symbol(),
                parameter.unit(),
                quantiles.count(),
                quantiles.median(),
                quantiles.medianAbsoluteDeviation(),
                quantiles.at(0.05),
                quantiles.at(0.95),
                new Quantiles(moves).median(),
                truth == null
                        ? Double.NaN
                        : relativeError(values, truth.dup('c').data().asDouble()),
                values);
    }

    /**
     * Relative parameter error: median over windows of |p - p*| / |p*|; windows with p* = 0 are
     * left out.
     */
    static double relativeError(double[] estimates, double[] truth) {
        if (estimates.length != truth.length) {
            throw new IllegalArgumentException(
                    truth.length + " true values for " + estimates.length + " windows");
        }
        double[] errors = new double[truth.length];
        Arrays.setAll(
                errors,
                n -> truth[n] == 0 ? Double.NaN : Math.abs((estimates[n] - truth[n]) / truth[n]));
        return new Quantiles(errors).median();
    }

    private static double lateDeviation(double[] course) {
        double[] late = Arrays.copyOfRange(course, course.length / 2, course.length);
        double mean = Arrays.stream(late).average().orElse(Double.NaN);
        return Math.sqrt(
                Arrays.stream(late).map(v -> (v - mean) * (v - mean)).average().orElse(Double.NaN));
    }

    /** Last step of each context that exists: sequences may be shorter than the context. */
    private static int[] lastContextSteps(Batch batch, int context) {
        double[] mask = batch.mask().dup('c').data().asDouble();
        int[] last = new int[batch.size()];
        for (int n = 0; n < last.length; n++) {
            int t = Math.min(context, batch.steps()) - 1;
            while (t > 0 && mask[n * batch.steps() + t] == 0) {
                t--;
            }
            last[n] = t;
        }
        return last;
    }
}
