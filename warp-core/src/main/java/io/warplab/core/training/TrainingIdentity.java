package io.warplab.core.training;

import io.warplab.api.data.Batch;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.core.batch.BatchSource;
import io.warplab.core.config.ConfigBinder;
import io.warplab.core.io.Json;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What must be the same for a checkpoint to be continued: everything that the numbers depend on.
 * Patience, time limit and, unless the schedule depends on them, the number of epochs may change.
 */
final class TrainingIdentity {
    private static final int PIECE = 256;

    private TrainingIdentity() {}

    /** Values by setting, as in a run file. */
    static Map<String, String> of(
            TrainingConfig config,
            Task task,
            long seed,
            TrainableModel model,
            Batch train,
            Batch validation) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("seed", String.valueOf(seed));
        all.put("task", describe(task));
        all.put("trained numbers of the model", String.valueOf(model.parameterCount()));
        all.put("training.batch-size", String.valueOf(config.batchSize()));
        all.put("training.optimizer", describe(config.optimizer()));
        all.put("training.schedule", describe(config.schedule()));
        all.put("training.validate-every", String.valueOf(config.validateEvery()));
        if (config.schedule().kind() == ScheduleConfig.Kind.COSINE) {
            all.put("training.epochs", String.valueOf(config.epochs()));
        }
        all.put("training data", describe(train));
        all.put("validation data", describe(validation));
        return all;
    }

    private static String describe(Record settings) {
        Map<String, Object> all = new ConfigBinder().settings(settings);
        if (settings instanceof OptimizerSpec optimizer) {
            // A map's own order may differ from one start of the JVM to the next.
            all.put("groups", new TreeMap<>(optimizer.groups()));
        }
        return Json.line(all);
    }

    private static String describe(Batch batch) {
        CRC32C sum = new CRC32C();
        BatchSource source = new BatchSource(batch);
        for (int from = 0; from < source.size(); from += PIECE) {
            Batch piece = source.range(from, Math.min(from + PIECE, source.size()));
            add(sum, piece.inputs());
            add(sum, piece.targets());
            add(sum, piece.time());
            add(sum, piece.mask());
            if (piece.labels() != null) {
                ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * piece.size());
                bytes.asIntBuffer().put(piece.labels());
                sum.update(bytes);
            }
        }
        return batch.size()
                + " sequences of "
                + batch.steps()
                + " steps, checksum "
                + Long.toHexString(sum.getValue());
    }

    private static void add(CRC32C sum, INDArray array) {
        double[] values = array.dup('c').data().asDouble();
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.length);
        bytes.asDoubleBuffer().put(values);
        sum.update(bytes);
    }
}
