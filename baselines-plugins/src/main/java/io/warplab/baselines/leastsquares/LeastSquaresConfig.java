package io.warplab.baselines.leastsquares;

import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;
import io.warplab.api.physics.SystemReading;
import java.util.List;
import java.util.Map;

/**
 * Settings of identification by least squares.
 *
 * @param system name of a dynamical system
 * @param timeUnit unit of time that the system is read in
 * @param bounds other bounds for parameters: name to [lower, upper, default]
 * @param horizon samples of the context that one solution is fitted to
 * @param substeps Runge-Kutta steps for each step of the data, 0: as many as the system needs
 * @param iterations most iterations of an optimisation
 * @param updates how often the estimate is renewed along a context
 */
public record LeastSquaresConfig(
        @Doc("name of a dynamical system; see 'warp plugins'") String system,
        @Doc(
                        "unit of time that the system's parameters are read in, such as year; empty: the system's own")
                String timeUnit,
        @Doc("other bounds for parameters, in the system's units: name to [lower, upper, default]")
                Map<String, List<Double>> bounds,
        @Doc(
                        value =
                                "samples of the context, the last ones, that one solution is fitted to; less for a chaotic"
                                        + " system, whose solutions part within a few characteristic times",
                        unit = "steps",
                        range = ">= 3")
                int horizon,
        @Doc(
                        value =
                                "Runge-Kutta steps for each step of the data; 0: no step longer than a twentieth of the"
                                        + " system's characteristic time, within 1 to 50",
                        range = "0 .. 1000")
                int substeps,
        @Doc(value = "most iterations of an optimisation", range = ">= 1") int iterations,
        @Doc(
                        value =
                                "how often the estimate is renewed while the context grows; what 'warp identify' calls"
                                        + " the spread within a context comes from it",
                        range = ">= 1")
                int updates) {
    /** A system has to be named. */
    public LeastSquaresConfig() {
        this("", "", Map.of(), 200, 0, 50, 4);
    }

    public LeastSquaresConfig {
        Problems problems = new Problems();
        system = system == null ? "" : system.strip();
        timeUnit = timeUnit == null ? "" : timeUnit.strip();
        bounds = bounds == null ? Map.of() : Map.copyOf(bounds);
        SystemReading.checkBounds(bounds, problems);
        problems.require(horizon >= 3, "horizon", "expected at least 3 steps, got " + horizon);
        problems.require(
                substeps >= 0 && substeps <= 1000,
                "substeps",
                "expected 0 to 1000, got " + substeps);
        problems.require(iterations >= 1, "iterations", "expected at least 1, got " + iterations);
        problems.require(updates >= 1, "updates", "expected at least 1, got " + updates);
        problems.throwIfAny("bad-least-squares", "");
    }
}
