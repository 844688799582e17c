package io.warplab.baselines.minirocket;

import io.warplab.api.data.Batch;
import io.warplab.baselines.Sequences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Series and labels of a .ts file of the UEA archive. */
record TimeSeriesFile(List<double[][]> series, List<String> labels) {
    static TimeSeriesFile read(Path file) throws IOException {
        List<double[][]> series = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        boolean data = false;
        for (String line : Files.readAllLines(file)) {
            if (data && !line.isBlank()) {
                String[] parts = line.split(":");
                double[][] channels = new double[parts.length - 1][];
                for (int c = 0; c < channels.length; c++) {
                    channels[c] =
                            Arrays.stream(parts[c].split(","))
                                    .mapToDouble(Double::parseDouble)
                                    .toArray();
                }
                series.add(channels);
                labels.add(parts[channels.length].strip());
            }
            data |= line.strip().equalsIgnoreCase("@data");
        }
        return new TimeSeriesFile(series, labels);
    }

    /** As a batch of a given length, each channel scaled by offset and scale. */
    Batch batch(int steps, List<String> classes, double[] offset, double[] scale) {
        int channels = offset.length;
        double[][][] values = new double[series.size()][steps][channels];
        double[][] mask = new double[series.size()][steps];
        for (int n = 0; n < values.length; n++) {
            for (int c = 0; c < channels; c++) {
                for (int t = 0; t < series.get(n)[c].length; t++) {
                    values[n][t][c] = (series.get(n)[c][t] - offset[c]) / scale[c];
                    mask[n][t] = 1;
                }
            }
        }
        return Sequences.batch(
                values, null, mask, labels.stream().mapToInt(classes::indexOf).toArray());
    }

    int longest() {
        return series.stream().mapToInt(s -> s[0].length).max().orElseThrow();
    }
}
