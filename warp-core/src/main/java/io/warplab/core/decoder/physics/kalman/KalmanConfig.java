package io.warplab.core.decoder.physics.kalman;

import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settings of the source {@code kalman}.
 *
 * @param observes which channel shows which state, state to channel
 * @param sensors channels that are not the state itself, by channel
 * @param drift how fast parameters wander, by parameter
 * @param processNoise what the equations miss of each state
 * @param window steps whose motion is fitted as a whole
 * @param iterations at most, of the fit of a window
 */
public record KalmanConfig(
        @Doc(
                        "which channel shows which state: state to channel, such as {angle: angle_rad}; states not named"
                                + " are inferred; empty: channels are the states in their order, or have their names")
                Map<String, String> observes,
        @Doc(
                        "channels that are not the state itself, channel = scale * state + offset: channel to {scale, offset},"
                                + " each a number or [lower, upper] to be found, such as {angle_rad: {offset: [-1, 1]}}")
                Map<String, SensorConfig> sensors,
        @Doc(
                        value =
                                "how fast parameters wander: parameter to the standard deviation of its random walk after one"
                                        + " unit of the prior's time, in the parameter's unit; not named: constant",
                        range = ">= 0")
                Map<String, Double> drift,
        @Doc(
                        value =
                                "what the equations miss: standard deviation of a random walk on every state after one unit of"
                                        + " the prior's time, as a share of the state's scale",
                        range = ">= 0")
                double processNoise,
        @Doc(
                        value = "steps whose motion is fitted as a whole; 0: the context",
                        unit = "steps",
                        range = "0 or >= 3")
                int window,
        @Doc(
                        value =
                                "rounds at most of the fit of a window; a sequence stops when it has settled",
                        range = ">= 1")
                int iterations) {
    public KalmanConfig() {
        this(Map.of(), Map.of(), Map.of(), 0, 0, 20);
    }

    public KalmanConfig {
        observes = sorted(observes);
        sensors = sorted(sensors);
        drift = sorted(drift);
        Problems problems = new Problems();
        problems.require(
                observes.values().stream().distinct().count() == observes.size(),
                "observes",
                "names a channel twice: " + observes);
        drift.forEach(
                (name, sd) ->
                        problems.require(
                                sd >= 0 && Double.isFinite(sd),
                                "drift." + name,
                                "expected at least 0, got " + sd));
        problems.require(
                processNoise >= 0 && Double.isFinite(processNoise),
                "process-noise",
                "expected at least 0, got " + processNoise);
        problems.require(
                window == 0 || window >= 3, "window", "expected 0 or at least 3, got " + window);
        problems.require(iterations >= 1, "iterations", "expected at least 1, got " + iterations);
        problems.throwIfAny("bad-kalman", "");
    }

    /** Sorted: the same settings are always written the same way. */
    private static <V> Map<String, V> sorted(Map<String, V> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
