package io.warplab.core.engine;

import io.warplab.api.parameters.ParameterAccess;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A component's parameters with a gradient that one worker fills alone. */
final class SeparateGradient implements ParameterAccess {
    private final ParameterStore store;
    private final String component;
    private final ParameterAccess values;
    private final Map<String, INDArray> gradients = new LinkedHashMap<>();

    /** What came as plain numbers: small, for ND4J costs more than the sums. */
    private final Map<String, double[]> sums = new LinkedHashMap<>();

    SeparateGradient(ParameterStore store, String component) {
        this.store = store;
        this.component = component;
        values = store.access(component, null);
    }

    @Override
    public INDArray value(String name) {
        return values.value(name);
    }

    @Override
    public double[] values(String name) {
        return values.values(name);
    }

    @Override
    public INDArray gradient(String name) {
        return gradients.computeIfAbsent(
                name, n -> Nd4j.zeros(store.precision().dataType(), values.value(n).shape()));
    }

    @Override
    public void addGradient(String name, double[] addend) {
        double[] sum = sums.computeIfAbsent(name, n -> new double[addend.length]);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += addend[i];
        }
    }

    /** Adds to the gradient of all parameters. */
    void addTo(INDArray all) {
        ParameterAccess to = store.access(component, all);
        gradients.forEach((name, g) -> to.gradient(name).addi(g));
        sums.forEach(to::addGradient);
    }
}
