package io.warplab.datasets.csv;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Channel;
import io.warplab.api.data.Dataset;
import io.warplab.api.data.DatasetContext;
import io.warplab.api.data.DatasetFactory;
import io.warplab.api.error.WarpException;
import io.warplab.api.spi.ComponentInfo;
import io.warplab.datasets.recording.Recording;
import io.warplab.datasets.recording.RecordingWindows;
import io.warplab.datasets.recording.WindowPlan;
import io.warplab.datasets.recording.WindowedParts;
import io.warplab.datasets.sequence.SequenceBatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes {@code csv}: recordings from text tables, split in time and windowed. Tau is the time since
 * a window's first step over the duration of the longest training window.
 */
public final class CsvDatasetFactory implements DatasetFactory<CsvConfig> {
    @Override
    public String name() {
        return "csv";
    }

    @Override
    public Class<CsvConfig> configType() {
        return CsvConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "recordings from CSV files (plain or gzipped), split in time order and cut into windows",
                "");
    }

    @Override
    public Dataset create(CsvConfig config, DatasetContext context) {
        config.requireComplete();
        List<Recording> recordings = recordings(config, config.files(), context);
        WindowedParts parts =
                windows(config).split(recordings, recordings(config, config.testPaths(), context));
        double clock = SequenceBatch.longestDuration(parts.train());
        long validationId = parts.train().size();
        long testId = validationId + parts.validation().size();
        return dataset(
                config,
                recordings.get(0).name(),
                SequenceBatch.of(parts.train(), clock, 0),
                parts.validation().isEmpty()
                        ? null
                        : SequenceBatch.of(parts.validation(), clock, validationId),
                SequenceBatch.of(parts.test(), clock, testId),
                parts.notes());
    }

    /**
     * {@inheritDoc}
     *
     * <p>The clock of tau is the training files', as far as they are still there.
     */
    @Override
    public Dataset read(CsvConfig config, Path file, DatasetContext context) {
        config.requireComplete();
        Recording recording = RecordingReader.read(config, file);
        WindowedParts parts = windows(config).whole(recording);
        List<String> notes = new ArrayList<>(parts.notes());
        Batch all =
                SequenceBatch.of(parts.test(), clock(config, recording, parts, context, notes), 0);
        return dataset(config, recording.name(), all, null, all, notes);
    }

    private static Dataset dataset(
            CsvConfig config,
            String name,
            Batch train,
            Batch validation,
            Batch test,
            List<String> notes) {
        return new Dataset(
                name,
                channels(config, config.inputColumns()),
                channels(config, config.targetColumns()),
                config.clockUnit(),
                train,
                validation,
                test,
                List.of(),
                Map.of(),
                notes);
    }

    private static List<Channel> channels(CsvConfig config, List<String> columns) {
        return columns.stream()
                .map(
                        column ->
                                new Channel(
                                        config.header() ? column.strip() : "column-" + column,
                                        config.units().getOrDefault(column, "")))
                .toList();
    }

    private static List<Recording> recordings(
            CsvConfig config, List<String> files, DatasetContext context) {
        return files.stream()
                .map(file -> RecordingReader.read(config, context.resolve(file)))
                .toList();
    }

    private static RecordingWindows windows(CsvConfig config) {
        List<String> columns = config.columns();
        return new RecordingWindows(
                new WindowPlan(
                        config.splitRule(),
                        config.trainingRule(),
                        config.testRule(),
                        config.testContext(),
                        config.missing()),
                columns,
                config.inputColumns().stream().mapToInt(columns::indexOf).toArray(),
                config.targetColumns().stream().mapToInt(columns::indexOf).toArray());
    }

    /** The duration that tau was scaled by in training. */
    private static double clock(
            CsvConfig config,
            Recording recording,
            WindowedParts parts,
            DatasetContext context,
            List<String> notes) {
        try {
            return SequenceBatch.longestDuration(
                    windows(config)
                            .split(
                                    recordings(config, config.files(), context),
                                    recordings(config, config.testPaths(), context))
                            .train());
        } catch (WarpException e) {
            notes.add(
                    "the training files cannot be read any more; the scaled clock follows this file's sampling");
        }
        return config.window() > 0 && config.window() <= recording.rows()
                ? longestWindow(recording, config.window())
                : SequenceBatch.longestDuration(parts.test());
    }

    private static double longestWindow(Recording recording, int window) {
        double longest = 0;
        for (int row = 0; row + window <= recording.rows(); row++) {
            longest = Math.max(longest, recording.time()[row + window - 1] - recording.time()[row]);
        }
        return longest;
    }
}
