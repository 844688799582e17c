package io.warplab.baselines.sindy;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;
import java.util.List;

/**
 * Settings of SINDy. Terms are functions of the states in raw units.
 *
 * @param degree highest degree of the polynomial terms
 * @param harmonics sin(k x) and cos(k x) for k up to it
 * @param threshold shares below which terms are dropped, to choose from
 * @param derivative how derivatives are taken
 * @param window samples in a window
 * @param substeps Runge-Kutta steps for each step of the data
 */
public record SindyConfig(
        @Doc(value = "highest degree of the polynomial terms", range = "0 .. 6") int degree,
        @Doc(
                        value =
                                "sin(k x) and cos(k x) of every state x, in raw units, for k up to this",
                        range = "0 .. 8")
                int harmonics,
        @Doc(
                        value =
                                "a term is dropped where its root mean square is below this share of the derivative's; of"
                                        + " several, the one that forecasts the last tenth of the training sequences best",
                        range = "[0, 1), one number or a list")
                @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                List<Double> threshold,
        @Doc(
                        "differences (fourth order, for clean data), smoothed (local cubics) or weak (integrated against"
                                + " bumps, for noisy data)")
                Derivative derivative,
        @Doc(
                        value = "samples in a window (smoothed, weak); at most half of a sequence",
                        unit = "steps",
                        range = "5 .. 1001")
                int window,
        @Doc(value = "Runge-Kutta steps for each step of the roll-out", range = "1 .. 1000")
                int substeps) {
    /** Cubic polynomials, the weak form. */
    public SindyConfig() {
        this(3, 0, List.of(0.02, 0.005, 0.1, 0.3), Derivative.WEAK, 21, 4);
    }

    public SindyConfig {
        Problems problems = new Problems();
        problems.require(degree >= 0 && degree <= 6, "degree", "expected 0 to 6, got " + degree);
        problems.require(
                harmonics >= 0 && harmonics <= 8, "harmonics", "expected 0 to 8, got " + harmonics);
        boolean given = threshold != null && !threshold.isEmpty();
        problems.require(given, "threshold", "expected a share in [0, 1) or a list of them");
        if (given) {
            for (Double share : threshold) {
                problems.require(
                        share != null && share >= 0 && share < 1,
                        "threshold",
                        "expected a share in [0, 1), got " + share);
            }
        }
        problems.require(
                derivative != null, "derivative", "expected differences, smoothed or weak");
        problems.require(
                window >= 5 && window <= 1001, "window", "expected 5 to 1001, got " + window);
        problems.require(
                substeps >= 1 && substeps <= 1000,
                "substeps",
                "expected 1 to 1000, got " + substeps);
        problems.throwIfAny("bad-sindy", "");
        threshold = List.copyOf(threshold);
    }
}
