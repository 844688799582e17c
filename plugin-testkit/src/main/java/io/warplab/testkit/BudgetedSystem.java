package io.warplab.testkit;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.SystemManifest;
import org.hipparchus.CalculusFieldElement;

/**
 * A system that gives up after many evaluations, so that a field on which an adaptive integrator
 * would crawl for ever becomes a failure that says so. For one thread.
 */
final class BudgetedSystem implements DynamicalSystem {
    private static final int EVALUATIONS = 500_000;

    private final DynamicalSystem system;
    private int evaluations;

    BudgetedSystem(DynamicalSystem system) {
        this.system = system;
    }

    @Override
    public SystemManifest manifest() {
        return system.manifest();
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] state, T[] parameters) {
        if (++evaluations > EVALUATIONS) {
            throw new AssertionError(
                    "An adaptive integrator is not done after "
                            + EVALUATIONS
                            + " evaluations, at t = "
                            + time.getReal()
                            + ". The field must be smooth and the same at every call; where it is"
                            + " stiff or blows up, choose other initial values or override"
                            + " start().");
        }
        return system.derivatives(time, state, parameters);
    }
}
