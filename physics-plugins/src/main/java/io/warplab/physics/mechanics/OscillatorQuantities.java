package io.warplab.physics.mechanics;

import io.warplab.api.physics.Quantity;

/** What the oscillators with one mass have in common. */
final class OscillatorQuantities {
    static final Quantity POSITION = Quantity.unbounded("position", "x", "m", 1);
    static final Quantity VELOCITY = Quantity.unbounded("velocity", "v", "m/s", 0);
    static final Quantity K_OVER_M = new Quantity("k-over-m", "k/m", "1/s^2", 1, 4000, 300);
    static final Quantity C_OVER_M = new Quantity("c-over-m", "c/m", "1/s", 0, 60, 3);

    private OscillatorQuantities() {}
}
