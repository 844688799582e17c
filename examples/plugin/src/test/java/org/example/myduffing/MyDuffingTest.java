package org.example.myduffing;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.testkit.DynamicalSystemContract;

/** Derivatives, bounds, invariants, threads: what the platform counts on. */
class MyDuffingTest extends DynamicalSystemContract {
    @Override
    protected DynamicalSystem system() {
        return new MyDuffing();
    }
}
