package io.warplab.core.training;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Channel;
import io.warplab.api.data.Normalisation;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.TrainableModel;
import io.warplab.core.plugin.PlatformModule;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Trainings of a real model that are killed on purpose, and what they leave. */
final class InterruptedTraining {
    static final long SEED = 11;
    static final Batch TRAIN = Sequences.sines(13, 1); // batches of 5, 5 and 3
    static final Batch VALIDATION = Sequences.sines(4, 2);

    /** All that a training leaves behind, bit for bit; times aside, which no run repeats. */
    record Outcome(Map<String, List<Double>> weights, List<List<Object>> history, int bestEpoch) {}

    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private InterruptedTraining() {}

    static TrainingListener silent() {
        return new TrainingListener() {};
    }

    static TrainingListener killAt(int epoch, int batch) {
        return new TrainingListener() {
            @Override
            public void batchDone(int e, int b, double loss, int samples) {
                if (e == epoch && b == batch) {
                    throw new Killed();
                }
            }
        };
    }

    static Outcome run(
            Map<String, Object> settings, Checkpoints checkpoints, TrainingListener listener) {
        try (TrainableModel model = warp(8)) {
            TrainingResult result = train(model, settings, TRAIN, checkpoints, listener);
            return new Outcome(
                    bits(model.state().weights()),
                    result.history().stream().map(InterruptedTraining::untimed).toList(),
                    result.bestEpoch());
        }
    }

    static TrainingResult train(
            TrainableModel model,
            Map<String, Object> settings,
            Batch train,
            Checkpoints checkpoints,
            TrainingListener listener) {
        return new Trainer(settings(settings), Sequences.FORECAST, SEED)
                .train(model, train, VALIDATION, checkpoints, listener);
    }

    static TrainingConfig settings(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putIfAbsent("batch-size", 5);
        return Settings.of(all);
    }

    static List<Object> untimed(EpochRecord r) {
        return List.of(
                r.epoch(),
                r.iteration(),
                r.loss(),
                r.gradientNorm(),
                r.validation(),
                r.best(),
                r.rateFactor());
    }

    static TrainableModel warp(int width) {
        List<Channel> channels = List.of(new Channel("x", ""));
        return PlatformModule.compose(List.of())
                .model(
                        Map.of(
                                "model", "warp",
                                "initial-hidden", List.of(6),
                                "decoder",
                                        Map.of("name", "mlp", "width", width, "hidden-layers", 1)),
                        new ModelContext(
                                "warp",
                                Sequences.FORECAST,
                                channels,
                                channels,
                                0,
                                Sequences.STEPS,
                                "s",
                                Normalisation.identity(1),
                                Normalisation.identity(1),
                                1,
                                new OptimizerSpec(),
                                SEED,
                                2));
    }

    /** Values by name, compared bit for bit (ND4J's own equality has a tolerance). */
    static Map<String, List<Double>> bits(Map<String, INDArray> arrays) {
        return arrays.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                e ->
                                        Arrays.stream(e.getValue().dup('c').data().asDouble())
                                                .boxed()
                                                .toList()));
    }
}
