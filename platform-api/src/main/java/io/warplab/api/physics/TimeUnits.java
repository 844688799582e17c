package io.warplab.api.physics;

import io.warplab.api.error.WarpException;
import java.util.Map;

/** Conversion between units of time, such as the data's clock and a system's. */
public final class TimeUnits {
    /** Seconds in each; the year is the Julian one. */
    private static final Map<String, Double> SECONDS =
            Map.ofEntries(
                    Map.entry("ns", 1e-9),
                    Map.entry("us", 1e-6),
                    Map.entry("ms", 1e-3),
                    Map.entry("s", 1.0),
                    Map.entry("min", 60.0),
                    Map.entry("h", 3600.0),
                    Map.entry("day", 86400.0),
                    Map.entry("year", 365.25 * 86400));

    private TimeUnits() {}

    /**
     * Units {@code to} per unit {@code from}; 1 where either is not said.
     *
     * @throws WarpException when they differ and one is not known
     */
    public static double factor(String from, String to) {
        if (from.isEmpty() || to.isEmpty() || from.equals(to)) {
            return 1;
        }
        if (!SECONDS.containsKey(from) || !SECONDS.containsKey(to)) {
            throw WarpException.user(
                    "time-unit",
                    "The data's clock counts in '"
                            + from
                            + "', the system in '"
                            + to
                            + "': no conversion is known.",
                    "Give 'time-unit: "
                            + from
                            + "' where the system is chosen, and bounds in that unit.");
        }
        return SECONDS.get(from) / SECONDS.get(to);
    }
}
