package io.warplab.baselines.optimizer;

import io.warplab.api.parameters.ParameterSpec;
import io.warplab.baselines.sequence.StateCheck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A model's trained arrays, float32, by name. Not thread-safe. */
public final class WeightStore {
    private final List<ParameterSpec> specs;
    private final Map<String, float[]> values = new LinkedHashMap<>();

    /** Draws the initial values. */
    public WeightStore(List<ParameterSpec> specs, long seed) {
        this.specs = List.copyOf(specs);
        for (ParameterSpec spec : specs) {
            double[] initial = spec.initial().apply(seed);
            float[] single = new float[initial.length];
            for (int i = 0; i < single.length; i++) {
                single[i] = (float) initial[i];
            }
            values.put(spec.name(), single);
        }
    }

    /** What is stored, in order. */
    public List<ParameterSpec> specs() {
        return specs;
    }

    /** The array itself, not a copy. */
    public float[] values(String name) {
        return values.get(name);
    }

    /** Total number of elements. */
    public long count() {
        return specs.stream().mapToLong(ParameterSpec::size).sum();
    }

    /** Copies as float32 arrays. */
    public Map<String, INDArray> copies() {
        Map<String, INDArray> out = new LinkedHashMap<>();
        specs.forEach(spec -> out.put(spec.name(), toArray(values.get(spec.name()), spec.shape())));
        return out;
    }

    /**
     * Takes values over.
     *
     * @throws io.warplab.api.error.WarpException when names or shapes differ; then nothing is taken
     */
    public void restore(String model, Map<String, INDArray> saved) {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        specs.forEach(spec -> shapes.put(spec.name(), spec.shape()));
        StateCheck.require(model, shapes, saved);
        saved.forEach((name, array) -> fill(values.get(name), array));
    }

    static INDArray toArray(float[] values, long[] shape) {
        return Nd4j.create(values.clone(), shape, DataType.FLOAT);
    }

    static void fill(float[] target, INDArray from) {
        float[] saved = from.dup('c').data().asFloat();
        System.arraycopy(saved, 0, target, 0, target.length);
    }
}
