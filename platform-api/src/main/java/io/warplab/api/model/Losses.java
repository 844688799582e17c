package io.warplab.api.model;

import java.util.Map;

/**
 * What a training step reports.
 *
 * @param loss the quantity that was minimised, a mean over the observed steps of the batch
 * @param gradientNorm global norm of the gradient before clipping; NaN where a model has none
 * @param parts named shares of the loss, or empty
 */
public record Losses(double loss, double gradientNorm, Map<String, Double> parts) {
    public Losses {
        parts = Map.copyOf(parts);
    }
}
