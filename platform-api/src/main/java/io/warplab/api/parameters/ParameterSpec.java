package io.warplab.api.parameters;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.LongFunction;

/**
 * Declares one trainable array.
 *
 * @param name unique within its component, such as {@code A}
 * @param shape its shape, row-major; {@code []} is not allowed, a scalar is {@code [1]}
 * @param group learning-rate group: {@link #TRANSITION}, {@link #WEIGHTS} or {@link #PHYSICS}, or a
 *     group of the plug-in's own (which then follows {@link #WEIGHTS} unless the run file names it)
 * @param initial from a seed to the initial values, row-major, of {@link #size()} elements
 */
public record ParameterSpec(
        String name, long[] shape, String group, LongFunction<double[]> initial) {
    /** The transition matrix A, which wants a much smaller learning rate than all else. */
    public static final String TRANSITION = "transition";

    /** Ordinary network weights. */
    public static final String WEIGHTS = "weights";

    /** Quantities with a physical meaning: default parameters, trust in the prior. */
    public static final String PHYSICS = "physics";

    public ParameterSpec {
        Objects.requireNonNull(name);
        Objects.requireNonNull(group);
        Objects.requireNonNull(initial);
        shape = shape.clone();
        if (shape.length == 0 || Arrays.stream(shape).anyMatch(n -> n < 1)) {
            throw new IllegalArgumentException(
                    "parameter "
                            + name
                            + " needs positive dimensions, got "
                            + Arrays.toString(shape));
        }
    }

    /** Number of elements. */
    public int size() {
        return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }
}
