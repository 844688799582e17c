package io.warplab.api.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.warplab.api.data.Channel;
import io.warplab.api.data.Normalisation;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.SystemLookup;
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
 * @param memory bytes outside the Java heap that the model may hold, about; 0: a fair share of the
 *     machine's, as the model sees fit
 * @param systems the systems that the plug-ins brought; not saved with a model, which is given
 *     those of the platform that loads it
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
        int threads,
        long memory,
        @JsonIgnore SystemLookup systems) {
    public ModelContext {
        inputs = List.copyOf(inputs);
        targets = List.copyOf(targets);
        systems = systems == null ? SystemLookup.NONE : systems;
    }

    /** A context without plug-ins to look up systems in. */
    public ModelContext(
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
            int threads,
            long memory) {
        this(
                name,
                task,
                inputs,
                targets,
                classes,
                steps,
                timeUnit,
                inputScaling,
                targetScaling,
                tauPerTime,
                optimizer,
                seed,
                threads,
                memory,
                SystemLookup.NONE);
    }

    /** A context that leaves it to the model how much memory to hold. */
    public ModelContext(
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
        this(
                name,
                task,
                inputs,
                targets,
                classes,
                steps,
                timeUnit,
                inputScaling,
                targetScaling,
                tauPerTime,
                optimizer,
                seed,
                threads,
                0);
    }

    /**
     * A system by name, from whatever plug-ins are there.
     *
     * @throws io.warplab.api.error.WarpException naming the nearest names when there is none
     */
    public DynamicalSystem system(String systemName) {
        return systems.system(systemName);
    }

    /** The same purpose on another machine, or another share of this one. */
    public ModelContext withResources(int otherThreads, long otherMemory) {
        return new ModelContext(
                name,
                task,
                inputs,
                targets,
                classes,
                steps,
                timeUnit,
                inputScaling,
                targetScaling,
                tauPerTime,
                optimizer,
                seed,
                otherThreads,
                otherMemory,
                systems);
    }

    /** The same purpose with the systems of these plug-ins. */
    public ModelContext withSystems(SystemLookup otherSystems) {
        return new ModelContext(
                name,
                task,
                inputs,
                targets,
                classes,
                steps,
                timeUnit,
                inputScaling,
                targetScaling,
                tauPerTime,
                optimizer,
                seed,
                threads,
                memory,
                otherSystems);
    }
}
