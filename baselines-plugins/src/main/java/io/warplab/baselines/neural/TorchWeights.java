package io.warplab.baselines.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.baselines.optimizer.WeightStore;
import java.util.LinkedHashMap;
import java.util.Map;

/** A model's weights for the length of one pass: arrays of one manager, which frees all. */
public final class TorchWeights {
    private final NDManager manager;
    private final Map<String, NDArray> arrays = new LinkedHashMap<>();

    /**
     * @param training whether gradients are wanted
     */
    TorchWeights(NDManager manager, WeightStore store, boolean training) {
        this.manager = manager;
        for (ParameterSpec spec : store.specs()) {
            NDArray array = manager.create(store.values(spec.name()), new Shape(spec.shape()));
            array.setRequiresGradient(training);
            arrays.put(spec.name(), array);
        }
    }

    /**
     * The weight of that name.
     *
     * @throws IllegalArgumentException when the architecture declares none
     */
    public NDArray get(String name) {
        NDArray array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException("no weight " + name + " among " + arrays.keySet());
        }
        return array;
    }

    /** Whether there is a weight of that name. */
    public boolean has(String name) {
        return arrays.containsKey(name);
    }

    /** Makes further arrays of this pass, such as first states. */
    public NDManager manager() {
        return manager;
    }

    /** Adds the gradients after a backward pass, by weight name. */
    void addGradients(Map<String, float[]> sums) {
        arrays.forEach(
                (name, array) -> {
                    NDArray gradient = array.getGradient();
                    // A weight that the pass did not use has none.
                    float[] values =
                            gradient == null
                                    ? new float[Math.toIntExact(array.size())]
                                    : gradient.toFloatArray();
                    float[] sum = sums.putIfAbsent(name, values);
                    if (sum != null) {
                        for (int i = 0; i < sum.length; i++) {
                            sum[i] += values[i];
                        }
                    }
                });
    }
}
