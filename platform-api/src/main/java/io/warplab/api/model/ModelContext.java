package io.warplab.api.model;

import io.warplab.api.data.Channel;
import io.warplab.api.data.Normalisation;
import java.util.List;

/**
 * What a model is built for.
 *
 * @param name the model's name in this run's table
 * @param task what is asked
 * @param inputs input channels, D_x
 * @param targets target channels, D_y
 * @param classes number of classes, or 0
 * @param steps T of the training sequences (later ones may be longer or shorter)
 * @param timeUnit unit of the data's time stamps, such as {@code s} or {@code year}
 * @param inputScaling between raw and scaled inputs
 * @param targetScaling between raw and scaled targets
 * @param tauPerTime d tau / d time: 1 over the duration of the longest training sequence
 * @param optimizer optimiser to use
 * @param seed seeds initial weights and every draw
 * @param threads how many threads the model may use
 */
public record ModelContext(
        String name,
        Task task,
        List<Channel> inputs,
        List<Channel> targets,
        int classes,
        int steps,
        String timeUnit,
        Normalisation inputScaling,
        Normalisation targetScaling,
        double tauPerTime,
        OptimizerSpec optimizer,
        long seed,
        int threads) {
    public ModelContext {
        inputs = List.copyOf(inputs);
        targets = List.copyOf(targets);
    }
}
