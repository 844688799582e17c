package io.warplab.datasets.generated.ecology;

import io.warplab.api.data.Channel;
import io.warplab.api.error.WarpException;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Trajectories;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.exception.MathRuntimeException;

/**
 * Trajectories of prey and predators from (1, 1).
 *
 * @param system the system {@code lotka-volterra}
 * @param tolerance absolute and relative, per step
 */
record Populations(DynamicalSystem system, double tolerance) {
    static final String SYSTEM = "lotka-volterra";
    static final String CITATION =
            "Weight-Space Linear Recurrent Neural Networks, arXiv 2506.01153";
    static final List<Channel> CHANNELS =
            List.of(new Channel("prey", ""), new Channel("predators", ""));

    /**
     * [T][2] at the given times.
     *
     * @throws WarpException {@code not-integrable} when the populations leave what numbers can hold
     */
    double[][] trajectory(double[] parameters, double[] times) {
        try {
            double[][] states =
                    Trajectories.integrate(
                            system, new double[] {1, 1}, parameters, times, tolerance);
            if (Arrays.stream(states).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
                return states;
            }
            throw notIntegrable(parameters, "the populations overflow");
        } catch (MathRuntimeException e) {
            throw notIntegrable(parameters, e.getMessage());
        }
    }

    private static WarpException notIntegrable(double[] parameters, String why) {
        return WarpException.user(
                "not-integrable",
                "Lotka-Volterra with "
                        + LotkaVolterraConfig.NAMES
                        + " = "
                        + Arrays.toString(parameters)
                        + " cannot be integrated: "
                        + why
                        + ".",
                "Narrow train-ranges and test-ranges, shorten the duration, or loosen the tolerance.");
    }
}
