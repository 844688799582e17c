package io.warplab.core.training;

/** Factor on the base learning rate, step by step. */
interface Schedule {
    /** Factor of optimiser step {@code iteration}, 0 for the first. */
    double factor(long iteration);

    /** Told of each validation. */
    default void validated(double criterion) {}

    /** What an exact resume needs. */
    default double[] state() {
        return new double[0];
    }

    /** Goes back to a {@link #state}. */
    default void restore(double[] state) {}

    /** The schedule of a training of {@code epochs} epochs of {@code batches} steps each. */
    static Schedule of(ScheduleConfig config, int epochs, int batches) {
        long warmup = Math.round(config.warmup() * batches);
        Schedule main =
                switch (config.kind()) {
                    case CONSTANT -> iteration -> 1;
                    case COSINE ->
                            new CosineSchedule(warmup, (long) epochs * batches, config.floor());
                    case REDUCE_ON_PLATEAU -> new PlateauSchedule(config);
                };
        return warmup == 0 ? main : new WarmupSchedule(main, warmup);
    }
}
