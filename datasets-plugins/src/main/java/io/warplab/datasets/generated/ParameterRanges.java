package io.warplab.datasets.generated;

import io.warplab.api.error.DidYouMean;
import io.warplab.api.error.Problems;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Intervals by name that parameters are drawn from, uniformly and independently, in order. */
public final class ParameterRanges {
    private final double[] low;
    private final double[] high;

    /** Ranges as settings have them: name to [low, high], checked and complete. */
    public ParameterRanges(Map<String, List<Double>> ranges) {
        low = ranges.values().stream().mapToDouble(r -> r.get(0)).toArray();
        high = ranges.values().stream().mapToDouble(r -> r.get(1)).toArray();
    }

    /** One value per range, each in [low, high). */
    public double[] draw(SplittableRandom random) {
        double[] drawn = new double[low.length];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = low[i] + (high[i] - low[i]) * random.nextDouble();
        }
        return drawn;
    }

    /**
     * Ranges as an ordered map: {@code name, low, high} triples.
     *
     * @param numbers low and high of each name in turn
     */
    public static Map<String, List<Double>> of(List<String> names, double... numbers) {
        Map<String, List<Double>> all = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            all.put(names.get(i), List.of(numbers[2 * i], numbers[2 * i + 1]));
        }
        return Collections.unmodifiableMap(all);
    }

    /**
     * The given ranges, in the order of the defaults, which fill in what is not given.
     *
     * @param given from a run file, or null
     * @param lowest what no range may go below
     * @param where the setting's name, for messages
     */
    public static Map<String, List<Double>> complete(
            Map<String, List<Double>> given,
            Map<String, List<Double>> defaults,
            double lowest,
            String where,
            Problems problems) {
        Map<String, List<Double>> all = new LinkedHashMap<>(defaults);
        if (given == null) {
            return defaults;
        }
        given.forEach(
                (name, range) -> {
                    if (!defaults.containsKey(name)) {
                        problems.add(
                                where + "." + name,
                                "no such parameter."
                                        + DidYouMean.hint(name, defaults.keySet())
                                        + " There are: "
                                        + String.join(", ", defaults.keySet()));
                    } else if (!valid(range, lowest)) {
                        problems.add(
                                where + "." + name,
                                "expected [low, high] with "
                                        + (Double.isInfinite(lowest) ? "" : lowest + " <= ")
                                        + "low <= high, got "
                                        + range);
                    } else {
                        all.put(name, List.copyOf(range));
                    }
                });
        return Collections.unmodifiableMap(all);
    }

    /** The ranges in words. */
    public static String describe(Map<String, List<Double>> ranges) {
        return ranges.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
    }

    private static boolean valid(List<Double> range, double lowest) {
        return range != null
                && range.size() == 2
                && range.stream().allMatch(x -> x != null && Double.isFinite(x))
                && range.get(0) >= lowest
                && range.get(0) <= range.get(1);
    }
}
