package io.warplab.datasets.generated.simulation;

import io.warplab.api.error.DidYouMean;
import io.warplab.api.error.Problems;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import io.warplab.datasets.generated.ParameterRanges;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the settings mean for a system: ranges of all its quantities, in its order and within its
 * bounds.
 *
 * @param train parameters of the training part
 * @param test parameters of the test part
 * @param starts states at the start
 * @param observed indices of the states that are seen
 */
record SimulationSetup(
        Map<String, List<Double>> train,
        Map<String, List<Double>> test,
        Map<String, List<Double>> starts,
        int[] observed) {
    /**
     * Fills up what the settings leave open.
     *
     * @throws io.warplab.api.error.WarpException {@code bad-simulation} with all problems
     */
    static SimulationSetup of(SimulationConfig config, SystemManifest system) {
        Problems problems = new Problems();
        List<Quantity> parameters = system.parameters();
        Map<String, List<Double>> train =
                complete(
                        parameters,
                        config.trainRanges(),
                        around(parameters, config.trainSpread()),
                        "train-ranges",
                        problems);
        Map<String, List<Double>> wider = around(parameters, config.testSpread());
        wider.replaceAll(
                (name, range) -> config.trainRanges().containsKey(name) ? train.get(name) : range);
        Map<String, List<Double>> test =
                complete(parameters, config.testRanges(), wider, "test-ranges", problems);
        Map<String, List<Double>> starts =
                complete(
                        system.states(),
                        config.initialRanges(),
                        around(system.states(), config.initialSpread()),
                        "initial-ranges",
                        problems);
        int[] observed = observed(config.observed(), system.states(), problems);
        problems.throwIfAny(
                "bad-simulation",
                "'warp plugins show " + system.name() + "' lists its states and parameters.");
        return new SimulationSetup(train, test, starts, observed);
    }

    private static Map<String, List<Double>> complete(
            List<Quantity> quantities,
            Map<String, List<Double>> given,
            Map<String, List<Double>> otherwise,
            String where,
            Problems problems) {
        Map<String, List<Double>> all =
                ParameterRanges.complete(
                        given, otherwise, Double.NEGATIVE_INFINITY, where, problems);
        for (Quantity quantity : quantities) {
            List<Double> range = all.get(quantity.name());
            problems.require(
                    range.get(0) >= quantity.lower() && range.get(1) <= quantity.upper(),
                    where + "." + quantity.name(),
                    range
                            + " leaves the system's bounds ["
                            + quantity.lower()
                            + ", "
                            + quantity.upper()
                            + "]");
        }
        return all;
    }

    /** A share about each typical value, cut off at the bounds. */
    private static Map<String, List<Double>> around(List<Quantity> quantities, double share) {
        Map<String, List<Double>> all = new LinkedHashMap<>();
        for (Quantity quantity : quantities) {
            double value = quantity.initial();
            double reach = share * (value == 0 ? 1 : Math.abs(value));
            all.put(
                    quantity.name(),
                    List.of(
                            Math.max(quantity.lower(), value - reach),
                            Math.min(quantity.upper(), value + reach)));
        }
        return all;
    }

    private static int[] observed(List<String> wanted, List<Quantity> states, Problems problems) {
        List<String> names = states.stream().map(Quantity::name).toList();
        problems.require(
                wanted.stream().distinct().count() == wanted.size(),
                "observed",
                "expected each state once, got " + wanted);
        for (String name : wanted) {
            problems.require(
                    names.contains(name),
                    "observed",
                    "no state '"
                            + name
                            + "'."
                            + DidYouMean.hint(name, names)
                            + " There are: "
                            + String.join(", ", names));
        }
        return wanted.isEmpty()
                ? IntStream.range(0, names.size()).toArray()
                : wanted.stream().mapToInt(names::indexOf).toArray();
    }
}
