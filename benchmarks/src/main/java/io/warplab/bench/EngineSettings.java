package io.warplab.bench;

import io.warplab.core.model.WarpConfig;
import java.util.Map;

/**
 * How the engine is asked to compute a case.
 *
 * @param recurrence name of a recurrence, with its default settings
 * @param mode how it is evaluated
 * @param memory bytes outside the Java heap that the model may hold; 0: a share of the machine's
 * @param transitionRate learning rate of A as a multiple of all others'
 * @param threads workers
 */
record EngineSettings(
        String recurrence,
        WarpConfig.ModeChoice mode,
        long memory,
        double transitionRate,
        int threads) {
    private static final double GIB = 1L << 30;

    /** As the engine chooses for a dense A. */
    static EngineSettings standard(int threads) {
        return new EngineSettings("dense", WarpConfig.ModeChoice.AUTO, 0, 1, threads);
    }

    /** RECURRENCE, MODE, MEMORY in GiB, TRANSITION_RATE and THREADS (2) of the environment. */
    static EngineSettings fromEnvironment() {
        Map<String, String> all = System.getenv();
        return new EngineSettings(
                all.getOrDefault("RECURRENCE", "dense"),
                WarpConfig.ModeChoice.valueOf(all.getOrDefault("MODE", "AUTO")),
                (long) (GIB * Double.parseDouble(all.getOrDefault("MEMORY", "0"))),
                Double.parseDouble(all.getOrDefault("TRANSITION_RATE", "1")),
                Integer.parseInt(all.getOrDefault("THREADS", "2")));
    }
}
