package io.warplab.baselines.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.warplab.baselines.neural.Layers;
import io.warplab.baselines.neural.ParameterList;
import io.warplab.baselines.neural.Scalars;
import io.warplab.baselines.neural.SequenceNetwork;
import java.util.Arrays;

/**
 * The branch of a block that mixes steps: norm, causal attention in several heads with rotary
 * positions, an affine map of the heads' results.
 */
final class Attention implements SequenceNetwork {
    private static final String NORM = ".norm";

    /** Queries, keys and values in that order, [3 D, D]. */
    private static final String PROJECTION = ".projection";

    private static final String OUTPUT = ".output";

    private final NDManager manager;
    private final Layers layers;
    private final String name;
    private final int heads;
    private final int size;
    private final KeyValueCache cache = new KeyValueCache();
    private int position;

    /**
     * @param name as given to {@link #declare}
     * @param size numbers of a head, even
     */
    Attention(NDManager manager, Layers layers, String name, int heads, int size) {
        this.manager = manager;
        this.layers = layers;
        this.name = name;
        this.heads = heads;
        this.size = size;
    }

    /** Adds its weights. */
    static void declare(ParameterList parameters, String name, int width) {
        parameters
                .layerNorm(name + NORM, width)
                .linear(name + PROJECTION, width, 3 * width)
                .linear(name + OUTPUT, width, width);
    }

    @Override
    public NDArray run(NDArray inputs) {
        int steps = Math.toIntExact(inputs.getShape().get(0));
        long lanes = inputs.getShape().get(1);
        NDArray projected =
                layers.linear(layers.layerNorm(inputs, name + NORM), name + PROJECTION)
                        .reshape(new Shape(steps, lanes, 3, heads, size))
                        .transpose(2, 1, 3, 0, 4);
        RotaryPositions positions = new RotaryPositions(manager, position, steps, size);
        NDArray queries = positions.turn(projected.get(new NDIndex().addIndices(0)));
        NDArray keys = positions.turn(projected.get(new NDIndex().addIndices(1)));
        cache.append(keys, projected.get(new NDIndex().addIndices(2)));
        NDArray mask = steps == 1 ? null : causalMask(steps);
        NDArray attended = cache.attend(Scalars.times(queries, 1 / Math.sqrt(size)), mask);
        position += steps;
        return layers.linear(
                attended.transpose(2, 0, 1, 3)
                        .reshape(new Shape(steps, lanes, (long) heads * size)),
                name + OUTPUT);
    }

    /** [S, position + S]: minus infinity where a step would see a later one. */
    private NDArray causalMask(int steps) {
        int seen = position + steps;
        float[] mask = new float[steps * seen];
        for (int t = 0; t < steps; t++) {
            int row = t * seen;
            Arrays.fill(mask, row + position + t + 1, row + seen, Float.NEGATIVE_INFINITY);
        }
        return manager.create(mask, new Shape(steps, seen));
    }
}
