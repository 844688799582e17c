package io.warplab.api.physics;

import io.warplab.api.error.Problems;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A system as a run file reads it: maybe in another unit of time and within other bounds than its
 * manifest's.
 *
 * @param system the system
 * @param timeUnit unit of its clock; empty: whatever the data's clock counts in
 * @param parameters parameters in the order of the vector field
 */
public record SystemReading(DynamicalSystem system, String timeUnit, List<Quantity> parameters) {
    public SystemReading {
        parameters = List.copyOf(parameters);
    }

    /**
     * Applies a run file's settings.
     *
     * @param timeUnit unit of time that the system's parameters are read in; empty: its own
     * @param bounds [lower, upper, default] by parameter name, as {@link #checkBounds} accepts them
     * @throws io.warplab.api.error.WarpException when there is no parameter of a name
     */
    public static SystemReading of(
            DynamicalSystem system, String timeUnit, Map<String, List<Double>> bounds) {
        SystemManifest manifest = system.manifest();
        List<Quantity> known = manifest.parameters();
        Problems problems = new Problems();
        for (String name : bounds.keySet()) {
            problems.require(
                    known.stream().anyMatch(q -> q.name().equals(name)),
                    "bounds." + name,
                    "system '"
                            + manifest.name()
                            + "' has no such parameter; it has "
                            + String.join(", ", known.stream().map(Quantity::name).toList()));
        }
        problems.throwIfAny("unknown-parameter", "");
        return new SystemReading(
                system,
                timeUnit.isEmpty() ? manifest.timeUnit() : timeUnit,
                known.stream()
                        .map(
                                q -> {
                                    List<Double> b = bounds.get(q.name());
                                    Quantity own = inUnit(timeUnit, manifest.timeUnit(), q);
                                    return b == null
                                            ? own
                                            : own.within(b.get(0), b.get(1), b.get(2));
                                })
                        .toList());
    }

    /** The parameter with the run's unit of time in place of the system's: 1/s becomes 1/year. */
    private static Quantity inUnit(String timeUnit, String own, Quantity q) {
        if (timeUnit.isEmpty() || own.isEmpty()) {
            return q;
        }
        String unit =
                q.unit()
                        .replaceAll(
                                "\\b" + Pattern.quote(own) + "\\b",
                                Matcher.quoteReplacement(timeUnit));
        return new Quantity(q.name(), q.symbol(), unit, q.lower(), q.upper(), q.initial());
    }

    /**
     * Adds a problem for every entry of a setting {@code bounds} that is no [lower, upper,
     * default].
     */
    public static void checkBounds(Map<String, List<Double>> bounds, Problems problems) {
        bounds.forEach(
                (name, b) ->
                        problems.require(
                                b.size() == 3
                                        && b.stream().allMatch(x -> x != null && Double.isFinite(x))
                                        && b.get(0) < b.get(1)
                                        && b.get(2) >= b.get(0)
                                        && b.get(2) <= b.get(1),
                                "bounds." + name,
                                "expected [lower, upper, default] with lower < upper and the default between"
                                        + " them, got "
                                        + b));
    }
}
