package io.warplab.bench;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Channel;
import io.warplab.api.data.Normalisation;
import io.warplab.api.lanes.Activation;
import io.warplab.api.lanes.Precision;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.Task;
import io.warplab.core.model.WarpConfig;
import io.warplab.core.model.WarpModel;
import io.warplab.core.model.WarpModelFactory;
import io.warplab.core.plugin.PlatformModule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One case, in the arguments of the peer's {@code bench_warp.py}.
 *
 * @param regime teacher (every step decoded), ar (scheduled sampling, forcing 0.25) or classify
 *     (last step decoded, 5 classes)
 * @param width neurons of a hidden layer of the root network
 * @param hidden its hidden layers
 * @param batch N
 * @param steps T
 * @param inputs D_x
 * @param sharedStart whether all sequences start from one x_0
 */
record StepCase(
        Regime regime,
        int width,
        int hidden,
        int batch,
        int steps,
        int inputs,
        boolean sharedStart) {
    private static final int CLASSES = 5;
    private static final double FORCING = 0.25;

    /** What the loss looks at. */
    enum Regime {
        TEACHER,
        AR,
        CLASSIFY
    }

    /** Reads REGIME WIDTH HIDDEN BATCH STEPS DX. */
    static StepCase parse(List<String> words, boolean sharedStart) {
        int[] n = words.subList(1, 6).stream().mapToInt(Integer::parseInt).toArray();
        Regime regime = Regime.valueOf(words.get(0).toUpperCase(Locale.ROOT));
        return new StepCase(regime, n[0], n[1], n[2], n[3], n[4], sharedStart);
    }

    private Task task() {
        return switch (regime) {
            case TEACHER -> new Task(Task.Kind.RECONSTRUCTION, 1, null);
            case AR -> new Task(Task.Kind.FORECAST, 1, FORCING);
            case CLASSIFY -> new Task(Task.Kind.CLASSIFICATION, 1, null);
        };
    }

    /** The model, with AdaBelief at the peer's learning rate. */
    WarpModel model(EngineSettings engine) {
        List<Channel> channels =
                IntStream.range(0, inputs).mapToObj(c -> new Channel("c" + c, "")).toList();
        WarpConfig config =
                new WarpConfig(
                        root(),
                        Map.of("name", engine.recurrence()),
                        engine.mode(),
                        WarpConfig.Initial.NETWORK,
                        List.of(32),
                        Activation.SWISH,
                        WarpConfig.HeadKind.POINT,
                        1e-4,
                        List.of(),
                        false,
                        0,
                        WarpConfig.Adapt.AUTO,
                        Precision.FLOAT32);
        return (WarpModel)
                new WarpModelFactory(PlatformModule.compose(List.of()))
                        .create(
                                config,
                                new ModelContext(
                                        "warp",
                                        task(),
                                        channels,
                                        channels,
                                        regime == Regime.CLASSIFY ? CLASSES : 0,
                                        steps,
                                        "s",
                                        Normalisation.identity(inputs),
                                        Normalisation.identity(inputs),
                                        1,
                                        new OptimizerSpec(
                                                "adabelief",
                                                1e-5,
                                                Map.of("transition", engine.transitionRate()),
                                                0),
                                        1,
                                        engine.threads(),
                                        engine.memory()));
    }

    private Map<String, Object> root() {
        return Map.of(
                "name",
                "mlp",
                "width",
                width,
                "hidden-layers",
                hidden,
                "activation",
                "swish",
                "output",
                "linear",
                "input-features",
                false,
                "positional-frequencies",
                0);
    }

    /** Random walks, as the peer draws them. */
    Batch data() {
        SplittableRandom random = new SplittableRandom(0);
        double[] x = new double[batch * steps * inputs];
        double[] tau = new double[batch * steps];
        int[] labels = new int[batch];
        for (int n = 0; n < batch; n++) {
            labels[n] = random.nextInt(CLASSES);
            for (int t = 0; t < steps; t++) {
                tau[n * steps + t] = (double) t / (steps - 1);
                for (int c = 0; c < inputs; c++) {
                    int i = (n * steps + t) * inputs + c;
                    x[i] = (t == 0 ? 0 : x[i - inputs]) + 0.1 * random.nextGaussian();
                    if (t == 0 && sharedStart) {
                        x[i] = x[c];
                    }
                }
            }
        }
        long[] shape = {batch, steps};
        INDArray values = Nd4j.create(x, new long[] {batch, steps, inputs}, DataType.DOUBLE);
        INDArray clock = Nd4j.create(tau, shape, DataType.DOUBLE);
        return new Batch(
                values,
                values,
                clock,
                clock,
                Nd4j.ones(DataType.DOUBLE, shape),
                labels,
                LongStream.range(0, batch).toArray());
    }
}
