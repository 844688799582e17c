package io.warplab.core.training;

import java.util.List;

/**
 * How a training went. The model has the weights of the best epoch.
 *
 * @param history one record per epoch, those before a resume included; empty for a closed form
 * @param bestEpoch epoch of the best validation, 1 for the first; 0 for a closed form or when no
 *     epoch was validated
 * @param bestValidation its criterion; NaN when nothing was validated
 * @param seconds of training, the time before a resume included
 * @param reason why it ended
 * @param detail for {@link StopReason#NOT_FINITE} which quantity blew up at which step; else empty
 */
public record TrainingResult(
        List<EpochRecord> history,
        int bestEpoch,
        double bestValidation,
        double seconds,
        StopReason reason,
        String detail) {
    public TrainingResult {
        history = List.copyOf(history);
    }
}
