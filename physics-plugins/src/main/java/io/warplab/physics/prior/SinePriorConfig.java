package io.warplab.physics.prior;

import io.warplab.api.config.Doc;
import io.warplab.api.error.WarpException;

/**
 * Settings of {@link SinePriorFactory}.
 *
 * @param frequency cycles per unit of time
 */
public record SinePriorConfig(
        @Doc(value = "cycles per unit of time", unit = "1/s", range = "> 0") double frequency) {
    public SinePriorConfig() {
        this(1);
    }

    public SinePriorConfig {
        if (!(frequency > 0 && Double.isFinite(frequency))) {
            throw WarpException.user(
                    "bad-prior", "frequency: expected a positive number, got " + frequency, "");
        }
    }
}
