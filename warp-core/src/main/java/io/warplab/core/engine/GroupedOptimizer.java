package io.warplab.core.engine;

import io.warplab.api.error.WarpException;
import io.warplab.api.model.OptimizerSpec;
import java.util.ArrayList;
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

/** ND4J's updaters on the flat parameters, one per learning-rate group. */
public final class GroupedOptimizer {
    private record Part(
            ParameterStore.Group group,
            double rate,
            IUpdater config,
            INDArray state,
            GradientUpdater<?> updater) {}

    private final ParameterStore parameters;
    private final OptimizerSpec spec;
    private final List<Part> parts = new ArrayList<>();

    /**
     * @throws WarpException when the optimiser's name is unknown
     */
    public GroupedOptimizer(ParameterStore parameters, OptimizerSpec spec) {
        this.parameters = parameters;
        this.spec = spec;
        for (ParameterStore.Group group : parameters.groups()) {
            double rate = spec.learningRate() * spec.groups().getOrDefault(group.name(), 1.0);
            IUpdater config = updater(spec.name(), rate);
            long stateSize = config.stateSize(group.to() - group.from());
            INDArray state =
                    stateSize == 0
                            ? null
                            : Nd4j.zeros(parameters.precision().dataType(), 1, stateSize);
            parts.add(new Part(group, rate, config, state, updater(config, state, group)));
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
        double norm = gradient.norm2Number().doubleValue();
        if (!Double.isFinite(norm)) {
            return norm;
        }
        if (spec.clipNorm() > 0 && norm > spec.clipNorm()) {
            gradient.muli(spec.clipNorm() / norm);
        }
        for (Part part : parts) {
            INDArray g = slice(gradient, part.group());
            part.config().setLrAndSchedule(part.rate() * rateFactor, null);
            part.updater().applyUpdater(g, Math.toIntExact(iteration), epoch);
            slice(parameters.values(), part.group()).subi(g);
        }
        return norm;
    }

    private static INDArray slice(INDArray flat, ParameterStore.Group group) {
        return flat.get(NDArrayIndex.interval(group.from(), group.to()))
                .reshape('c', 1, group.to() - group.from());
    }

    /** The updaters' moments by group, as copies. */
    public Map<String, INDArray> state() {
        Map<String, INDArray> all = new LinkedHashMap<>();
        for (Part part : parts) {
            if (part.state() != null) {
                all.put(part.group().name(), part.state().dup('c'));
            }
        }
        return all;
    }

    /** Takes moments by group; groups that are not there start from zero. */
    public void restore(Map<String, INDArray> state) {
        for (Part part : parts) {
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
