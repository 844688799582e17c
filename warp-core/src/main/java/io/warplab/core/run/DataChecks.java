package io.warplab.core.run;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Channel;
import io.warplab.api.data.Dataset;
import io.warplab.api.error.Problems;
import io.warplab.api.model.Task;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Whether a data set can serve a task; asked before anything is trained. */
final class DataChecks {
    private DataChecks() {}

    /**
     * @throws io.warplab.api.error.WarpException {@code unfit-data} with all problems
     */
    static void check(Dataset data, Task task) {
        Problems problems = new Problems();
        part("training part", data.train(), data, task, problems);
        if (data.validation() != null && data.validation().size() > 0) {
            part("validation part", data.validation(), data, task, problems);
        }
        part("test part", data.test(), data, task, problems);
        problems.throwIfAny(
                "unfit-data", "Change the settings under data or task, or mend the data.");
    }

    /** Checks one part. */
    static void part(String name, Batch batch, Dataset data, Task task, Problems problems) {
        String where = "data '" + data.name() + "', " + name;
        if (batch == null || batch.size() == 0) {
            problems.add(where, "expected at least one sequence, got none");
            return;
        }
        if (batch.inputSize() != data.inputs().size()
                || batch.targetSize() != data.targets().size()) {
            problems.add(
                    where,
                    "expected "
                            + data.inputs().size()
                            + " input and "
                            + data.targets().size()
                            + " target channels, got "
                            + batch.inputSize()
                            + " and "
                            + batch.targetSize());
            return;
        }
        if (task.kind() == Task.Kind.FORECAST && task.context() >= batch.steps()) {
            problems.add(
                    where,
                    "task.context is "
                            + task.context()
                            + " steps, but its sequences have "
                            + batch.steps()
                            + ": nothing is left to forecast");
        }
        if (task.kind() == Task.Kind.CLASSIFICATION
                && (batch.labels() == null || data.classes().isEmpty())) {
            problems.add(where, "task.kind is classification, but the data has no class labels");
        }
        finite(where, data.inputs(), batch.inputs(), batch, problems);
        if (batch.targets() != batch.inputs()) {
            finite(where, data.targets(), batch.targets(), batch, problems);
        }
    }

    private static void finite(
            String where, List<Channel> channels, INDArray values, Batch batch, Problems problems) {
        double[] all = values.dup('c').data().asDouble();
        double[] mask = batch.mask().dup('c').data().asDouble();
        int width = channels.size();
        for (int i = 0; i < all.length; i++) {
            if (!Double.isFinite(all[i]) && mask[i / width] != 0) {
                problems.add(
                        where,
                        "expected finite numbers, got "
                                + all[i]
                                + " in channel "
                                + channels.get(i % width).name()
                                + ", sequence "
                                + batch.ids()[i / width / batch.steps()]
                                + ", step "
                                + i / width % batch.steps());
                return;
            }
        }
    }
}
