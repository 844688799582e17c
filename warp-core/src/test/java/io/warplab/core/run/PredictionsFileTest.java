package io.warplab.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Normalisation;
import io.warplab.api.model.Predictions;
import io.warplab.api.model.Task;
import io.warplab.core.io.Npz;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The task decides what is written; that data has classes does not make it classification. */
class PredictionsFileTest {
    private static final Normalisation SCALING =
            new Normalisation(new double[] {10}, new double[] {2});

    @TempDir Path folder;

    private Map<String, INDArray> write(Task.Kind kind, Predictions predictions) {
        INDArray values = Nd4j.arange(6).castTo(DataType.DOUBLE).reshape(2, 3, 1).dup('c');
        INDArray ones = Nd4j.ones(DataType.DOUBLE, 2, 3);
        Batch labelled =
                new Batch(values, values, ones, ones, ones, new int[] {1, 0}, new long[] {5, 6});
        Path file = folder.resolve("predictions.npz");
        new PredictionsFile(labelled, kind).add("", predictions, SCALING).write(file);
        return Npz.read(file);
    }

    @Test
    void aForecastOfLabelledSequencesIsInRawUnits() {
        INDArray halves = Nd4j.ones(DataType.DOUBLE, 2, 3, 1).mul(0.5);
        Map<String, INDArray> arrays = write(Task.Kind.FORECAST, new Predictions(halves, halves));
        assertThat(arrays.get("mean").getDouble(1, 2, 0)).isEqualTo(11);
        assertThat(arrays.get("sd").getDouble(1, 2, 0)).isEqualTo(1);
        assertThat(arrays.get("truth").getDouble(1, 2, 0)).isEqualTo(5);
        assertThat(arrays).doesNotContainKey("labels");
    }

    @Test
    void classScoresStayAsTheyAre() {
        INDArray scores = Nd4j.ones(DataType.DOUBLE, 2, 1, 4);
        Map<String, INDArray> arrays =
                write(Task.Kind.CLASSIFICATION, new Predictions(scores, null));
        assertThat(arrays.get("mean")).isEqualTo(scores);
        assertThat(arrays.get("labels").toIntVector()).containsExactly(1, 0);
        assertThat(arrays).doesNotContainKeys("truth", "sd");
    }
}
