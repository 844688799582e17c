package io.warplab.api.model;

import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The optimiser all models of a run use.
 *
 * @param name adabelief, adam, adamw, nadam, amsgrad, rmsprop or sgd
 * @param learningRate base rate, before the schedule
 * @param groups rate of a parameter group as a multiple of the base rate
 * @param clipNorm largest global norm of the gradient, or 0 for no limit
 */
public record OptimizerSpec(
        @Doc(value = "adabelief, adam, nadam, amsgrad, rmsprop or sgd") String name,
        @Doc(value = "base learning rate", range = "> 0") double learningRate,
        @Doc(value = "multiples of the base rate by parameter group", range = ">= 0")
                Map<String, Double> groups,
        @Doc(value = "largest global norm of the gradient; 0: no limit", range = ">= 0")
                double clipNorm) {
    public OptimizerSpec() {
        this("adabelief", 1e-3, Map.of("transition", 0.03, "physics", 3.0), 1.0);
    }

    public OptimizerSpec {
        // Sorted: the same settings are always written the same way.
        groups = Collections.unmodifiableMap(new TreeMap<>(groups == null ? Map.of() : groups));
        Problems problems = new Problems();
        problems.require(name != null && !name.isBlank(), "name", "expected an optimiser's name");
        problems.require(
                learningRate > 0 && Double.isFinite(learningRate),
                "learning-rate",
                "expected a positive number, got " + learningRate);
        groups.forEach(
                (group, rate) ->
                        problems.require(
                                rate != null && rate >= 0,
                                "groups." + group,
                                "expected a multiple of the base rate, at least 0, got " + rate));
        problems.require(clipNorm >= 0, "clip-norm", "expected at least 0, got " + clipNorm);
        problems.throwIfAny("bad-optimizer", "");
    }
}
