package io.warplab.testkit;

import io.warplab.api.data.Channel;
import io.warplab.api.data.Normalisation;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.Task;
import java.util.List;
import java.util.stream.IntStream;

/** What models under test are built for. */
final class ToyModels {
    static final int STEPS = 24;
    static final int CONTEXT = 8;
    static final int CLASSES = 2;

    private ToyModels() {}

    static ModelContext context(Task task, int inputs, int targets, int classes, long seed) {
        return new ModelContext(
                "model",
                task,
                channels(inputs),
                channels(targets),
                classes,
                STEPS,
                "s",
                Normalisation.identity(inputs),
                Normalisation.identity(targets),
                1.0 / (STEPS - 1),
                new OptimizerSpec("adam", 0.01, new OptimizerSpec().groups(), 1),
                seed,
                1);
    }

    private static List<Channel> channels(int count) {
        return IntStream.range(0, count).mapToObj(c -> new Channel("channel-" + c, "")).toList();
    }
}
