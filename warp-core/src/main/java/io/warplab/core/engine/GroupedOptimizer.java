package io.warplab.core.engine;

import io.warplab.api.error.WarpException;
import io.warplab.api.lanes.Precision;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.recurrence.Workers;
import io.warplab.core.linalg.Blas;
import io.warplab.core.linalg.NativeMatrix;
import io.warplab.core.linalg.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.AdaBeliefUpdater;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaBelief;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * ND4J's updaters on the flat parameters, one per learning-rate group; the two most used ones in
 * float32 by {@link FusedUpdate}, which gives the same numbers.
 */
public final class GroupedOptimizer {
    private record Slice(
            ParameterStore.Group group,
            double rate,
            IUpdater config,
            INDArray state,
            GradientUpdater<?> updater,
            FusedUpdate fused) {}

    private final ParameterStore parameters;
    private final OptimizerSpec spec;
    private final Workers workers;
    private final List<Slice> parts = new ArrayList<>();

    /**
     * @throws WarpException when the optimiser's name is unknown
     */
    public GroupedOptimizer(ParameterStore parameters, OptimizerSpec spec, Workers workers) {
        this.parameters = parameters;
        this.spec = spec;
        this.workers = workers;
        for (ParameterStore.Group group : parameters.groups()) {
            double rate = spec.learningRate() * spec.groups().getOrDefault(group.name(), 1.0);
            IUpdater config = updater(spec.name(), rate);
            long stateSize = config.stateSize(group.to() - group.from());
            INDArray state =
                    stateSize == 0
                            ? null
                            : Nd4j.zeros(parameters.precision().dataType(), 1, stateSize);
            FusedUpdate fused =
                    parameters.precision() == Precision.FLOAT32
                            ? FusedUpdate.Rule.named(spec.name())
                                    .map(
                                            rule ->
                                                    new FusedUpdate(
                                                            rule,
                                                            NativeMatrix.wrap(state),
                                                            workers))
                                    .orElse(null)
                            : null;
            parts.add(
                    new Slice(
                            group,
                            rate,
                            config,
                            state,
                            fused == null ? updater(config, state, group) : null,
                            fused));
        }
    }

    private static GradientUpdater<?> updater(
            IUpdater config, INDArray state, ParameterStore.Group group) {
        if (config instanceof AdaBelief belief) {
            // Its own instantiate() asks a flat view for a second dimension (ND4J 1.0.0-M2.1).
            AdaBeliefUpdater updater = new AdaBeliefUpdater(belief);
            updater.setStateViewArray(state, new long[] {1, group.to() - group.from()}, 'c', true);
            return updater;
        }
        return config.instantiate(state, true);
    }

    private static IUpdater updater(String name, double rate) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "adabelief" -> new AdaBelief(rate);
            case "adam" -> new Adam(rate);
            case "nadam" -> new Nadam(rate);
            case "amsgrad" -> new AMSGrad(rate);
            case "rmsprop" -> new RmsProp(rate);
            case "sgd" -> new Sgd(rate);
            default ->
                    throw WarpException.user(
                            "unknown-optimizer",
                            "Unknown optimizer '" + name + "'.",
                            "Use one of adabelief, adam, nadam, amsgrad, rmsprop, sgd.");
        };
    }

    /**
     * Clips the gradient to the largest allowed norm and takes one step, unless the norm is not
     * finite.
     *
     * @param gradient destroyed
     * @return the norm before clipping
     */
    public double step(INDArray gradient, long iteration, int epoch, double rateFactor) {
        double norm = norm(gradient);
        if (!Double.isFinite(norm)) {
            return norm;
        }
        NativeMatrix values = NativeMatrix.wrap(parameters.values());
        NativeMatrix gradients = NativeMatrix.wrap(gradient);
        double scale = spec.clipNorm() > 0 && norm > spec.clipNorm() ? spec.clipNorm() / norm : 1;
        for (Slice part : parts) {
            if (part.fused() != null) {
                part.fused()
                        .apply(
                                part.group().of(values),
                                part.group().of(gradients),
                                scale,
                                part.rate() * rateFactor,
                                iteration);
                continue;
            }
            INDArray g = slice(gradient, part.group());
            if (scale != 1) {
                g.muli(scale);
            }
            part.config().setLrAndSchedule(part.rate() * rateFactor, null);
            part.updater().applyUpdater(g, Math.toIntExact(iteration), epoch);
            slice(parameters.values(), part.group()).subi(g);
        }
        return norm;
    }

    private double norm(INDArray gradient) {
        NativeMatrix g = NativeMatrix.wrap(gradient);
        double[] sums = new double[workers.count()];
        workers.run(
                me -> {
                    Part share = new Part(me, sums.length);
                    int n = g.columnCount();
                    sums[me] = Blas.squaredNorm(g.window(0, share.from(n), 1, share.size(n)));
                });
        return Math.sqrt(Arrays.stream(sums).sum());
    }

    private static INDArray slice(INDArray flat, ParameterStore.Group group) {
        return flat.get(NDArrayIndex.interval(group.from(), group.to()))
                .reshape('c', 1, group.to() - group.from());
    }

    /** The updaters' moments by group, as copies. */
    public Map<String, INDArray> state() {
        Map<String, INDArray> all = new LinkedHashMap<>();
        for (Slice part : parts) {
            if (part.state() != null) {
                all.put(part.group().name(), part.state().dup('c'));
            }
        }
        return all;
    }

    /** Takes moments by group; groups that are not there start from zero. */
    public void restore(Map<String, INDArray> state) {
        for (Slice part : parts) {
            INDArray saved = state.get(part.group().name());
            if (part.state() != null) {
                if (saved == null) {
                    part.state().assign(0);
                } else {
                    part.state()
                            .assign(
                                    saved.castTo(part.state().dataType())
                                            .reshape(part.state().shape()));
                }
            }
        }
    }
}
