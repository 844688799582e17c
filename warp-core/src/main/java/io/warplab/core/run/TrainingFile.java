package io.warplab.core.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.warplab.api.error.WarpException;
import io.warplab.core.io.AtomicFiles;
import io.warplab.core.io.Json;
import io.warplab.core.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How a training went, as a file. Where it is, that training is over. */
public final class TrainingFile {
    private TrainingFile() {}

    /** Writes atomically. */
    public static void write(Path file, TrainingResult result) {
        AtomicFiles.writeText(file, Json.pretty(result) + "\n");
    }

    /**
     * Reads it again.
     *
     * @throws WarpException {@code broken-run}
     */
    public static TrainingResult read(Path file) {
        try {
            return Json.mapper().readValue(Files.readString(file), TrainingResult.class);
        } catch (JsonProcessingException e) {
            throw new WarpException(
                    WarpException.Kind.USER,
                    "broken-run",
                    file + " is broken: " + e.getOriginalMessage() + ".",
                    "Delete it: the model is then trained on from its last checkpoint.",
                    e);
        } catch (IOException e) {
            throw WarpException.failure("read-failed", "Could not read " + file + ".", "", e);
        }
    }
}
