package io.warplab.core.training;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Where the checkpoints of one training (one model, one seed) are kept. Each is one file, written
 * atomically; the last two are kept, so that a file that a crash of the machine broke is replaced
 * by the one before. A checkpoint of another training, by its settings or its data, is refused.
 */
public final class Checkpoints {
    private final Path folder;
    private final Map<String, String> settings;

    private Checkpoints(Path folder, Map<String, String> settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /** Checkpoints in a folder, which is made where it is missing. */
    public static Checkpoints in(Path folder) {
        return in(folder, Map.of());
    }

    /**
     * Checkpoints in a folder, which is made where it is missing.
     *
     * @param settings what must be the same for a training to go on, beside what the trainer knows
     *     itself: such as the model's resolved settings; values by a name for messages
     */
    public static Checkpoints in(Path folder, Map<String, String> settings) {
        return new Checkpoints(folder, new TreeMap<>(settings));
    }

    /** Keeps nothing and resumes nothing. */
    public static Checkpoints none() {
        return new Checkpoints(null, Map.of());
    }

    /**
     * @param identity what the trainer knows; asked for only when something is kept
     */
    CheckpointKeeper open(Supplier<Map<String, String>> identity) {
        if (folder == null) {
            return CheckpointKeeper.NOTHING;
        }
        Map<String, String> all = new TreeMap<>(identity.get());
        settings.forEach((name, value) -> all.put("model." + name, value));
        return new CheckpointFolder(folder, all);
    }
}
