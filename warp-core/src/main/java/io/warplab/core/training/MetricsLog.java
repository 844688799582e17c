package io.warplab.core.training;

import io.warplab.core.io.AtomicFiles;
import io.warplab.core.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;

/**
 * Appends each {@link EpochRecord} to a file as one line of JSON; what is not finite is {@code
 * null}. When a training starts, the file is set to the epochs it has behind it: a fresh training
 * begins an empty file, and after a resume no epoch stands twice and none is cut off.
 */
public final class MetricsLog implements TrainingListener {
    private final Path file;

    /** A log in {@code file}, which need not exist yet. */
    public MetricsLog(Path file) {
        this.file = file;
    }

    @Override
    public void started(TrainingPlan plan) {
        AtomicFiles.writeText(
                file, plan.history().stream().map(MetricsLog::line).collect(Collectors.joining()));
    }

    @Override
    public void epochDone(EpochRecord record) {
        try {
            Files.writeString(file, line(record), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw AtomicFiles.failure(file, e);
        }
    }

    private static String line(EpochRecord record) {
        return Json.line(record) + "\n";
    }
}
