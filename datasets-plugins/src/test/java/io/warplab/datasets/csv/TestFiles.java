package io.warplab.datasets.csv;

import io.warplab.api.data.Dataset;
import io.warplab.datasets.LocalContext;
import io.warplab.datasets.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.zip.GZIPOutputStream;

/** Writes small tables and reads them as run files do. */
final class TestFiles {
    private final Path folder;

    TestFiles(Path folder) {
        this.folder = folder;
    }

    /** Writes lines to a file; a name that ends in .gz is compressed. */
    Path write(String name, String... lines) {
        Path file = folder.resolve(name);
        try (OutputStream raw = Files.newOutputStream(file);
                OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
            out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** A file with columns t (0, 0.5, 1, ...), row (its own number) and x. */
    Path ramp(String name, int rows, IntToDoubleFunction x) {
        String[] lines = new String[rows + 1];
        lines[0] = "t,row,x";
        for (int i = 0; i < rows; i++) {
            lines[i + 1] = String.format(Locale.ROOT, "%.1f,%d,%s", i * 0.5, i, x.applyAsDouble(i));
        }
        return write(name, lines);
    }

    /** Reads {@code data.csv} with the given settings. */
    Dataset read(Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        if (!all.containsKey("path") && !all.containsKey("paths")) {
            all.put("path", "data.csv");
        }
        return new CsvDatasetFactory()
                .create(Settings.of(CsvConfig.class, all), new LocalContext(1, folder));
    }

    /** Reads another file with the settings of a run on {@code data.csv}. */
    Dataset reread(Map<String, ?> settings, Path file) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("path", "data.csv");
        return new CsvDatasetFactory()
                .read(Settings.of(CsvConfig.class, all), file, new LocalContext(1, folder));
    }
}
