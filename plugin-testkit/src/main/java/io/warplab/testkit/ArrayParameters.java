package io.warplab.testkit;

import io.warplab.api.lanes.Precision;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.parameters.ParameterSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Parameters of one component in arrays of their own, gradients starting at a known value. */
final class ArrayParameters implements ParameterAccess {
    /** What gradients start at, so that overwriting them instead of adding shows. */
    static final double GRADIENT_START = 0.5;

    private final Precision precision;
    private final Map<String, INDArray> values = new LinkedHashMap<>();
    private final Map<String, INDArray> gradients = new LinkedHashMap<>();

    /**
     * @param values by name, row-major
     */
    ArrayParameters(Precision precision, List<ParameterSpec> specs, Map<String, double[]> values) {
        this.precision = precision;
        for (ParameterSpec spec : specs) {
            INDArray array =
                    Nd4j.create(
                            values.get(spec.name()).clone(), spec.shape(), precision.dataType());
            this.values.put(spec.name(), array);
            gradients.put(
                    spec.name(),
                    Nd4j.valueArrayOf(spec.shape(), GRADIENT_START, precision.dataType()));
        }
    }

    /** Initial values, each moved a little so that no gradient is zero by symmetry. */
    static Map<String, double[]> nearInitial(List<ParameterSpec> specs, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, double[]> values = new LinkedHashMap<>();
        for (ParameterSpec spec : specs) {
            double[] v = spec.initial().apply(seed).clone();
            for (int i = 0; i < v.length; i++) {
                v[i] += 0.1 * random.nextGaussian();
            }
            values.put(spec.name(), v);
        }
        return values;
    }

    @Override
    public INDArray value(String name) {
        return known(values, name);
    }

    @Override
    public INDArray gradient(String name) {
        return known(gradients, name);
    }

    @Override
    public void addGradient(String name, double[] addend) {
        INDArray g = gradient(name);
        g.addi(Nd4j.create(addend.clone(), g.shape(), precision.dataType()));
    }

    /** What has been added to a gradient, row-major. */
    double[] added(String name) {
        double[] g = gradients.get(name).dup('c').data().asDouble();
        for (int i = 0; i < g.length; i++) {
            g[i] -= GRADIENT_START;
        }
        return g;
    }

    private static INDArray known(Map<String, INDArray> arrays, String name) {
        INDArray array = arrays.get(name);
        if (array == null) {
            throw new AssertionError(
                    "There is no parameter '"
                            + name
                            + "' among those that parameters() declares: "
                            + arrays.keySet());
        }
        return array;
    }
}
