package io.warplab.datasets.generated;

import io.warplab.api.error.WarpException;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.Trajectories;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathRuntimeException;

/**
 * Solutions of a system for generated data.
 *
 * @param system the equations
 * @param tolerance of the integrator, absolute and relative per step
 */
public record SystemSolver(DynamicalSystem system, double tolerance) {
    /**
     * [T][states] at the given times.
     *
     * @param start state at {@code times[0]}
     * @throws WarpException {@code not-integrable} when the solution leaves what numbers can hold
     */
    public double[][] trajectory(double[] start, double[] parameters, double[] times) {
        try {
            double[][] states = Trajectories.integrate(system, start, parameters, times, tolerance);
            if (Arrays.stream(states).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
                return states;
            }
            throw notIntegrable(start, parameters, "its state overflows");
        } catch (MathRuntimeException e) {
            throw notIntegrable(start, parameters, e.getMessage());
        }
    }

    private WarpException notIntegrable(double[] start, double[] parameters, String why) {
        return WarpException.user(
                "not-integrable",
                system.manifest().name()
                        + " with "
                        + values(system.manifest().parameters(), parameters)
                        + " from "
                        + values(system.manifest().states(), start)
                        + " cannot be integrated: "
                        + why
                        + ".",
                "Narrow the ranges, shorten the duration, or loosen the tolerance.");
    }

    private static String values(List<Quantity> quantities, double[] values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> quantities.get(i).name() + " = " + values[i])
                .collect(Collectors.joining(", "));
    }
}
