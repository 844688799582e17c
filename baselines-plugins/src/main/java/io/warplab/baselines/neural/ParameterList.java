package io.warplab.baselines.neural;

import io.warplab.api.parameters.ParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Gathers what an architecture trains. Each array draws from a stream of its own, so that a change
 * of one leaves the others as they were.
 */
public final class ParameterList {
    /**
     * Learning-rate group of what makes the transition of a state space, which some train more
     * slowly than all else.
     */
    public static final String STATE_SPACE = "state-space";

    private final List<ParameterSpec> specs = new ArrayList<>();

    /** Draws initial values. */
    @FunctionalInterface
    public interface Draw {
        /** As many values as asked for, row-major. */
        double[] values(SplittableRandom random, int size);
    }

    /** Adds an array with initial values of its own kind. */
    public ParameterList add(String name, String group, Draw draw, long... shape) {
        return add(name, group, specs.size(), draw, shape);
    }

    /**
     * Adds an array whose initial values go with those of another one: it draws the same numbers.
     *
     * @param other name of an array that was added
     */
    public ParameterList addAlong(
            String name, String group, String other, Draw draw, long... shape) {
        int stream =
                IntStream.range(0, specs.size())
                        .filter(i -> specs.get(i).name().equals(other))
                        .findFirst()
                        .orElseThrow();
        return add(name, group, stream, draw, shape);
    }

    private ParameterList add(String name, String group, int stream, Draw draw, long... shape) {
        int size = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
        specs.add(
                new ParameterSpec(
                        name,
                        shape,
                        group,
                        seed -> {
                            SplittableRandom random = new SplittableRandom(seed);
                            for (int i = 0; i < stream; i++) {
                                random = random.split();
                            }
                            return draw.values(random, size);
                        }));
        return this;
    }

    /** Adds an array that starts uniform in +-bound. */
    public ParameterList uniform(String name, double bound, long... shape) {
        return add(
                name,
                ParameterSpec.WEIGHTS,
                (random, size) -> random.doubles(size, -bound, bound).toArray(),
                shape);
    }

    /** Adds an array that starts normal with that standard deviation. */
    public ParameterList normal(String name, double sd, long... shape) {
        return add(
                name,
                ParameterSpec.WEIGHTS,
                (random, size) -> {
                    double[] values = new double[size];
                    Arrays.setAll(values, i -> sd * random.nextGaussian());
                    return values;
                },
                shape);
    }

    /** Adds an array that starts constant. */
    public ParameterList constant(String name, double value, long... shape) {
        return add(
                name,
                ParameterSpec.WEIGHTS,
                (random, size) -> {
                    double[] values = new double[size];
                    Arrays.fill(values, value);
                    return values;
                },
                shape);
    }

    /**
     * Adds {@code <name>.weight} [out, in] and {@code <name>.bias} [out], uniform in +-1/sqrt(in)
     * as PyTorch's linear layer.
     */
    public ParameterList linear(String name, int in, int out) {
        double bound = 1 / Math.sqrt(in);
        return uniform(name + ".weight", bound, out, in).uniform(name + ".bias", bound, out);
    }

    /** Adds {@code <name>.weight} alone. */
    public ParameterList linearWithoutBias(String name, int in, int out) {
        return uniform(name + ".weight", 1 / Math.sqrt(in), out, in);
    }

    /** Adds {@code <name>.weight}, 1, and {@code <name>.bias}, 0, of a layer normalisation. */
    public ParameterList layerNorm(String name, int width) {
        return constant(name + ".weight", 1, width).constant(name + ".bias", 0, width);
    }

    /** Adds {@code <name>.weight}, 1, of a root-mean-square normalisation. */
    public ParameterList rmsNorm(String name, int width) {
        return constant(name + ".weight", 1, width);
    }

    /** What was added, in order. */
    public List<ParameterSpec> build() {
        return List.copyOf(specs);
    }
}
