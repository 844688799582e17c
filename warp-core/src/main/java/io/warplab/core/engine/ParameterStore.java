package io.warplab.core.engine;

import io.warplab.api.error.WarpException;
import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.core.linalg.NativeMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * All trainable numbers of a model in one flat array, parameters of a learning-rate group side by
 * side, so that the optimiser works in a few large calls.
 */
public final class ParameterStore {
    /** A run of the flat array that shares a learning rate. */
    public record Group(String name, long from, long to) {
        /** Its part of an array of this layout, [1, n]; without ND4J, whose views cost more. */
        NativeMatrix of(NativeMatrix flat) {
            return flat.run(Math.toIntExact(from), Math.toIntExact(to - from));
        }
    }

    private record Entry(ParameterSpec spec, long from) {}

    private final Precision precision;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<Group> groups = new ArrayList<>();
    private final INDArray flat;
    private final Map<String, INDArray> valueViews = new HashMap<>();
    private final Map<String, INDArray> gradientViews = new HashMap<>();

    /** The gradient that {@link #gradientViews} are on. */
    private INDArray viewed;

    /**
     * Lays out and initialises.
     *
     * @param components specs by component name; a parameter's full name is {@code
     *     component.parameter}
     */
    public ParameterStore(
            Map<String, List<ParameterSpec>> components, Precision precision, long seed) {
        this.precision = precision;
        Map<String, ParameterSpec> named = new LinkedHashMap<>();
        components.forEach(
                (component, specs) ->
                        specs.forEach(spec -> named.put(component + "." + spec.name(), spec)));
        long at = 0;
        List<Map.Entry<String, ParameterSpec>> ordered = new ArrayList<>(named.entrySet());
        ordered.sort(Comparator.comparing(e -> e.getValue().group()));
        for (Map.Entry<String, ParameterSpec> e : ordered) {
            entries.put(e.getKey(), new Entry(e.getValue(), at));
            long end = at + e.getValue().size();
            Group last = groups.isEmpty() ? null : groups.get(groups.size() - 1);
            if (last != null && last.name().equals(e.getValue().group())) {
                groups.set(groups.size() - 1, new Group(last.name(), last.from(), end));
            } else {
                groups.add(new Group(e.getValue().group(), at, end));
            }
            at = end;
        }
        flat = zeros(at);
        SplittableRandom seeds = new SplittableRandom(seed);
        // In declaration order, so that a group's name does not change another parameter's draw.
        named.forEach(
                (name, spec) -> {
                    double[] initial = spec.initial().apply(seeds.nextLong());
                    if (initial.length != spec.size()) {
                        throw new IllegalArgumentException(
                                name
                                        + " needs "
                                        + spec.size()
                                        + " initial values, got "
                                        + initial.length);
                    }
                    view(flat, name)
                            .assign(Nd4j.createFromArray(initial).reshape('c', spec.shape()));
                });
    }

    private INDArray zeros(long n) {
        return Nd4j.zeros(precision.dataType(), Math.max(1, n));
    }

    public Precision precision() {
        return precision;
    }

    /** Number of trained numbers. */
    public long size() {
        return groups.isEmpty() ? 0 : groups.get(groups.size() - 1).to();
    }

    /** The flat array itself, at least one element long. */
    public INDArray values() {
        return flat;
    }

    /** A zero gradient of the same layout. */
    public INDArray newGradient() {
        return zeros(size());
    }

    public List<Group> groups() {
        return List.copyOf(groups);
    }

    /** Full names in layout order. */
    public List<String> names() {
        return List.copyOf(entries.keySet());
    }

    /** A parameter as a view on a flat array of this layout. */
    public INDArray view(INDArray of, String name) {
        Entry e = entries.get(name);
        if (e == null) {
            throw new IllegalArgumentException(
                    "no parameter " + name + " among " + entries.keySet());
        }
        return of.get(NDArrayIndex.interval(e.from(), e.from() + e.spec().size()))
                .reshape('c', e.spec().shape());
    }

    /**
     * A component's own parameters.
     *
     * @param gradient where its gradients go, from {@link #newGradient}; null at inference
     */
    public ParameterAccess access(String component, INDArray gradient) {
        return new ParameterAccess() {
            @Override
            public INDArray value(String name) {
                return cachedView(flat, valueViews, component + "." + name);
            }

            @Override
            public INDArray gradient(String name) {
                if (gradient == null) {
                    return null;
                }
                synchronized (gradientViews) {
                    if (viewed != gradient) {
                        gradientViews.clear();
                        viewed = gradient;
                    }
                }
                return cachedView(gradient, gradientViews, component + "." + name);
            }

            @Override
            public double[] values(String name) {
                Lanes row = rowOf(value(name));
                double[] out = new double[row.lanes()];
                row.readRow(0, out);
                return out;
            }

            @Override
            public void addGradient(String name, double[] addend) {
                addTo(gradient(name), addend);
            }
        };
    }

    private INDArray cachedView(INDArray of, Map<String, INDArray> views, String name) {
        synchronized (views) {
            return views.computeIfAbsent(name, n -> view(of, n));
        }
    }

    /** Adds to a dense array without ND4J, whose calls cost more than small sums. */
    static void addTo(INDArray array, double[] addend) {
        Lanes row = rowOf(array);
        row.addRow(0, addend);
        flat(array).load(row);
    }

    private static Lanes rowOf(INDArray array) {
        NativeMatrix from = flat(array);
        Lanes row = Lanes.zeros(from.precision(), 1, from.columnCount());
        from.store(row);
        return row;
    }

    private static NativeMatrix flat(INDArray array) {
        NativeMatrix all = NativeMatrix.wrap(array.rank() > 2 ? array.reshape(-1) : array);
        return all.run(0, all.rowCount() * all.columnCount());
    }

    /** Sets one parameter of a component, row-major. */
    public void assign(String component, String name, double[] values) {
        INDArray to = view(flat, component + "." + name);
        to.assign(Nd4j.createFromArray(values).reshape('c', to.shape()));
    }

    /** Copies by name. */
    public Map<String, INDArray> copies() {
        Map<String, INDArray> all = new LinkedHashMap<>();
        names().forEach(name -> all.put(name, view(flat, name).dup('c')));
        return all;
    }

    /**
     * Takes values by name.
     *
     * @throws WarpException when a name is missing or a shape differs
     */
    public void restore(Map<String, INDArray> values) {
        for (String name : names()) {
            INDArray to = view(flat, name);
            INDArray from = values.get(name);
            if (from == null || !Arrays.equals(from.shape(), to.shape())) {
                throw WarpException.user(
                        "model-mismatch",
                        "Parameter "
                                + name
                                + ": expected shape "
                                + Arrays.toString(to.shape())
                                + ", got "
                                + (from == null ? "nothing" : Arrays.toString(from.shape()))
                                + ".",
                        "The file belongs to a model with other settings; use the run file that it was trained with.");
            }
            to.assign(from.castTo(to.dataType()));
        }
    }
}
