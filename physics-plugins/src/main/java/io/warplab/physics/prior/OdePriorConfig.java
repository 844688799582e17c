package io.warplab.physics.prior;

import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;
import io.warplab.api.physics.Prior;
import io.warplab.api.physics.SystemReading;
import java.util.List;
import java.util.Map;

/**
 * Settings of {@link OdePrior}.
 *
 * @param system name of a dynamical system
 * @param integrator fixed-step method
 * @param substeps integrator steps per time step
 * @param form step or origin
 * @param timeUnit unit of time that the system is read in
 * @param bounds other bounds for parameters: name to [lower, upper, default]
 */
public record OdePriorConfig(
        @Doc("name of a dynamical system; see 'warp plugins'") String system,
        @Doc(
                        "euler, midpoint, rk4 or luther; velocity-verlet or yoshida4 (symplectic) for a conservative system")
                FixedStepMethod integrator,
        @Doc(
                        value =
                                "integrator steps per time step; raise it for a stiff system, whose loss is else not finite",
                        range = ">= 1")
                int substeps,
        @Doc("step (from the present state) or origin (from the first observation)")
                Prior.Form form,
        @Doc(
                        "unit of time that the system's parameters are read in, such as year; empty: the system's own")
                String timeUnit,
        @Doc("other bounds for parameters, in the system's units: name to [lower, upper, default]")
                Map<String, List<Double>> bounds) {
    public OdePriorConfig() {
        this("", FixedStepMethod.RK4, 1, Prior.Form.STEP, "", Map.of());
    }

    public OdePriorConfig {
        Problems problems = new Problems();
        problems.require(
                integrator != null,
                "integrator",
                "expected euler, midpoint, rk4, luther, velocity-verlet or yoshida4");
        problems.require(substeps >= 1, "substeps", "expected at least 1, got " + substeps);
        problems.require(
                form == Prior.Form.STEP || form == Prior.Form.ORIGIN,
                "form",
                "expected step or origin, got " + form);
        timeUnit = timeUnit == null ? "" : timeUnit.strip();
        bounds = bounds == null ? Map.of() : Map.copyOf(bounds);
        SystemReading.checkBounds(bounds, problems);
        problems.throwIfAny("bad-prior", "");
    }
}
