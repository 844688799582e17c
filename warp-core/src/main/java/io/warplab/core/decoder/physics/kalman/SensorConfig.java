package io.warplab.core.decoder.physics.kalman;

import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;
import java.util.List;

/**
 * How a channel reads its state: channel = scale * state + offset.
 *
 * @param scale one number where it is known, [lower, upper] where it is to be found; absent: 1
 * @param offset likewise, in the channel's unit; absent: 0
 */
public record SensorConfig(
        @Doc("one number where it is known, [lower, upper] where it is to be found; absent: 1")
                List<Double> scale,
        @Doc(
                        "one number where it is known, [lower, upper] where it is to be found, in the channel's unit; absent: 0")
                List<Double> offset) {
    public SensorConfig {
        scale = scale == null ? List.of(1.0) : List.copyOf(scale);
        offset = offset == null ? List.of(0.0) : List.copyOf(offset);
        Problems problems = new Problems();
        check(problems, "scale", scale);
        check(problems, "offset", offset);
        problems.require(
                scale.stream().noneMatch(s -> s == 0)
                        && (scale.size() != 2 || scale.get(0) > 0 || scale.get(1) < 0),
                "scale",
                "must not be or span 0, got " + scale);
        problems.throwIfAny("bad-sensor", "");
    }

    private static void check(Problems problems, String name, List<Double> range) {
        problems.require(
                (range.size() == 1 || range.size() == 2 && range.get(0) < range.get(1))
                        && range.stream().allMatch(Double::isFinite),
                name,
                "expected one number, or [lower, upper] with lower < upper, got " + range);
    }
}
