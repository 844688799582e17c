package io.warplab.baselines.optimizer;

import io.warplab.api.error.WarpException;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.baselines.sequence.StateCheck;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Updates a {@link WeightStore} by a run's {@link OptimizerSpec}: clipping, group rates, moments.
 * Not thread-safe.
 */
public final class Optimizer {
    private static final String STEP = "step";

    private final OptimizerSpec spec;
    private final UpdateRule rule;
    private final WeightStore weights;
    private final Map<String, float[][]> moments = new LinkedHashMap<>();
    private long steps;

    /**
     * @throws WarpException when the optimiser's name is not known
     */
    public Optimizer(OptimizerSpec spec, WeightStore weights) {
        this.spec = spec;
        this.weights = weights;
        rule =
                UpdateRule.named(spec.name())
                        .orElseThrow(
                                () ->
                                        WarpException.user(
                                                "unknown-optimizer",
                                                "optimizer: expected one of "
                                                        + String.join(", ", UpdateRule.names())
                                                        + ", got "
                                                        + spec.name(),
                                                "Correct training.optimizer.name in the run file."));
        for (ParameterSpec parameter : weights.specs()) {
            moments.put(parameter.name(), new float[rule.moments().size()][parameter.size()]);
        }
    }

    /** Global norm, NaN or infinite when any gradient is. */
    public static double norm(Map<String, float[]> gradients) {
        double sum = 0;
        for (float[] gradient : gradients.values()) {
            for (float g : gradient) {
                sum += (double) g * g;
            }
        }
        return Math.sqrt(sum);
    }

    /**
     * One step.
     *
     * @param gradients by weight name; scaled in place when clipped
     * @param norm their global norm, finite
     * @param rateFactor multiple of the base learning rate
     */
    public void update(Map<String, float[]> gradients, double norm, double rateFactor) {
        steps++;
        double shrink = spec.clipNorm() > 0 && norm > spec.clipNorm() ? spec.clipNorm() / norm : 1;
        for (ParameterSpec parameter : weights.specs()) {
            float[] gradient = gradients.get(parameter.name());
            if (shrink != 1) {
                for (int i = 0; i < gradient.length; i++) {
                    gradient[i] = (float) (gradient[i] * shrink);
                }
            }
            double multiple = spec.groups().getOrDefault(parameter.group(), 1.0);
            rule.apply(
                    weights.values(parameter.name()),
                    gradient,
                    moments.get(parameter.name()),
                    spec.learningRate() * rateFactor * multiple,
                    steps);
        }
    }

    /** Copies of the moments as {@code <moment>/<weight>}, and the step count. */
    public Map<String, INDArray> copies() {
        Map<String, INDArray> out = new LinkedHashMap<>();
        for (ParameterSpec parameter : weights.specs()) {
            float[][] own = moments.get(parameter.name());
            for (int k = 0; k < own.length; k++) {
                out.put(name(k, parameter), WeightStore.toArray(own[k], parameter.shape()));
            }
        }
        out.put(STEP, Nd4j.create(new double[] {steps}, new long[] {1}, DataType.DOUBLE));
        return out;
    }

    /**
     * Goes back to saved moments. An empty map starts afresh, as after loading a model file, which
     * holds weights only.
     *
     * @throws WarpException when names or shapes differ; then nothing is taken
     */
    public void restore(String model, Map<String, INDArray> saved) {
        if (saved.isEmpty()) {
            steps = 0;
            moments.values()
                    .forEach(
                            own ->
                                    java.util.Arrays.stream(own)
                                            .forEach(m -> java.util.Arrays.fill(m, 0f)));
            return;
        }
        check(model, saved);
        for (ParameterSpec parameter : weights.specs()) {
            float[][] own = moments.get(parameter.name());
            for (int k = 0; k < own.length; k++) {
                WeightStore.fill(own[k], saved.get(name(k, parameter)));
            }
        }
        steps = Math.round(saved.get(STEP).getDouble(0));
    }

    /** Checks names and shapes of saved moments without taking them; an empty map passes. */
    public void check(String model, Map<String, INDArray> saved) {
        if (!saved.isEmpty()) {
            Map<String, long[]> shapes = new LinkedHashMap<>();
            copies().forEach((name, array) -> shapes.put(name, array.shape()));
            StateCheck.require(model + " optimizer", shapes, saved);
        }
    }

    private String name(int moment, ParameterSpec parameter) {
        return rule.moments().get(moment) + "/" + parameter.name();
    }
}
