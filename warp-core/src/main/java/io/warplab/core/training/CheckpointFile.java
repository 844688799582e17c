package io.warplab.core.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.ModelState;
import io.warplab.core.io.Json;
import io.warplab.core.io.Safetensors;
import io.warplab.core.io.TensorFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A snapshot as one safetensors file: {@code weights/}, {@code optimizer/} and {@code best/}
 * arrays, {@code history} [epochs, 9] and {@code schedule} in float64, so that every number,
 * infinities included, survives bit for bit; the rest in the metadata.
 *
 * @param snapshot where the training stood
 * @param identity what training it was
 */
record CheckpointFile(Snapshot snapshot, Map<String, String> identity) {
    private static final String WEIGHTS = "weights/";
    private static final String OPTIMIZER = "optimizer/";
    private static final String BEST = "best/";
    private static final String HISTORY = "history";
    private static final String SCHEDULE = "schedule";
    private static final String BEST_EPOCH = "warp.best-epoch";
    private static final String IDENTITY = "warp.training";
    private static final int COLUMNS = 9;

    /**
     * @throws WarpException {@code disk-full} or {@code write-failed}
     */
    void write(Path file) {
        Map<String, INDArray> tensors = new LinkedHashMap<>();
        snapshot.state().weights().forEach((name, array) -> tensors.put(WEIGHTS + name, array));
        snapshot.state().optimizer().forEach((name, array) -> tensors.put(OPTIMIZER + name, array));
        snapshot.best().weights().forEach((name, array) -> tensors.put(BEST + name, array));
        tensors.put(HISTORY, table(snapshot.history()));
        if (snapshot.schedule().length > 0) {
            tensors.put(SCHEDULE, Nd4j.createFromArray(snapshot.schedule()));
        }
        Safetensors.write(
                file,
                new TensorFile(
                        tensors,
                        Map.of(
                                BEST_EPOCH,
                                String.valueOf(snapshot.best().epoch()),
                                IDENTITY,
                                Json.line(identity))));
    }

    /**
     * @throws WarpException {@code broken-model} or {@code broken-checkpoint} when it is not what
     *     {@link #write} wrote
     */
    static CheckpointFile read(Path file) {
        TensorFile content = Safetensors.read(file);
        INDArray table = content.tensors().get(HISTORY);
        String identity = content.metadata().get(IDENTITY);
        String bestEpoch = content.metadata().get(BEST_EPOCH);
        if (table == null || identity == null || bestEpoch == null) {
            throw broken(file);
        }
        try {
            List<EpochRecord> history = records(table);
            int epoch = Integer.parseInt(bestEpoch);
            Best best =
                    epoch == 0
                            ? Best.NONE
                            : new Best(
                                    epoch,
                                    history.get(epoch - 1).validation(),
                                    under(BEST, content.tensors()));
            INDArray schedule = content.tensors().get(SCHEDULE);
            return new CheckpointFile(
                    new Snapshot(
                            new ModelState(
                                    under(WEIGHTS, content.tensors()),
                                    under(OPTIMIZER, content.tensors())),
                            history,
                            best,
                            schedule == null ? new double[0] : schedule.toDoubleVector()),
                    Json.mapper().readValue(identity, new TypeReference<>() {}));
        } catch (JsonProcessingException | NumberFormatException | IndexOutOfBoundsException e) {
            throw broken(file);
        }
    }

    private static WarpException broken(Path file) {
        return WarpException.user(
                "broken-checkpoint",
                "The file " + file + " is broken: it is not a checkpoint of a training.",
                "");
    }

    private static Map<String, INDArray> under(String prefix, Map<String, INDArray> tensors) {
        Map<String, INDArray> found = new LinkedHashMap<>();
        tensors.forEach(
                (name, array) -> {
                    if (name.startsWith(prefix)) {
                        found.put(name.substring(prefix.length()), array);
                    }
                });
        return found;
    }

    private static INDArray table(List<EpochRecord> history) {
        double[][] rows = new double[history.size()][];
        for (int i = 0; i < rows.length; i++) {
            EpochRecord r = history.get(i);
            rows[i] =
                    new double[] {
                        r.epoch(),
                        r.iteration(),
                        r.loss(),
                        r.gradientNorm(),
                        r.validation(),
                        r.best() ? 1 : 0,
                        r.rateFactor(),
                        r.seconds(),
                        r.samplesPerSecond()
                    };
        }
        return Nd4j.createFromArray(rows);
    }

    private static List<EpochRecord> records(INDArray table) {
        if (table.rank() != 2 || table.size(1) != COLUMNS) {
            throw new IndexOutOfBoundsException("expected [epochs, " + COLUMNS + "]");
        }
        List<EpochRecord> history = new ArrayList<>();
        for (double[] r : table.toDoubleMatrix()) {
            history.add(
                    new EpochRecord(
                            (int) r[0],
                            (long) r[1],
                            r[2],
                            r[3],
                            r[4],
                            r[5] == 1,
                            r[6],
                            r[7],
                            r[8]));
        }
        return history;
    }
}
