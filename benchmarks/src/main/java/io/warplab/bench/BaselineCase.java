package io.warplab.bench;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Channel;
import io.warplab.api.data.Normalisation;
import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.baselines.BaselinesPlugin;
import io.warplab.baselines.gated.GatedConfig;
import io.warplab.baselines.gated.GatedFactory;
import io.warplab.baselines.neural.NeuralConfig;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A forecast that a baseline learns, with Adam at 1e-3.
 *
 * @param batch N
 * @param steps T
 * @param channels D_x
 * @param context steps whose inputs are data; T: all
 */
record BaselineCase(int batch, int steps, int channels, int context) {
    private static final double RATE = 1e-3;

    /** Random walks; each seed gives other ones. */
    Batch data(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = new double[batch * steps * channels];
        double[] tau = new double[batch * steps];
        for (int i = 0; i < x.length; i++) {
            boolean first = i / channels % steps == 0;
            x[i] = (first ? 0 : x[i - channels]) + 0.1 * random.nextGaussian();
        }
        for (int i = 0; i < tau.length; i++) {
            tau[i] = (double) (i % steps) / Math.max(1, steps - 1);
        }
        INDArray values = Nd4j.create(x, new long[] {batch, steps, channels}, DataType.DOUBLE);
        INDArray clock = Nd4j.create(tau, new long[] {batch, steps}, DataType.DOUBLE);
        return new Batch(
                values,
                values,
                clock,
                clock,
                Nd4j.ones(DataType.DOUBLE, batch, steps),
                null,
                LongStream.range(0, batch).toArray());
    }

    /** A GRU with one layer. */
    TrainableModel gru(int hidden, int threads) {
        GatedConfig config =
                new GatedConfig(hidden, 1, false, NeuralConfig.HeadKind.POINT, NeuralConfig.FLOOR);
        return GatedFactory.gru().create(config, purpose(threads));
    }

    /** The baseline of that name with its default settings. */
    TrainableModel named(String name, int threads) {
        BaselineFactory<?> factory =
                new BaselinesPlugin()
                        .baselines().stream()
                                .filter(f -> f.name().equals(name))
                                .findFirst()
                                .orElseThrow(
                                        () ->
                                                new IllegalArgumentException(
                                                        "no baseline "
                                                                + name
                                                                + " among "
                                                                + names()));
        return withDefaults(factory, threads);
    }

    static List<String> names() {
        return new BaselinesPlugin().baselines().stream().map(BaselineFactory::name).toList();
    }

    private <C> TrainableModel withDefaults(BaselineFactory<C> factory, int threads) {
        try {
            C config = factory.configType().getDeclaredConstructor().newInstance();
            return factory.create(config, purpose(threads));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no default settings of " + factory.name(), e);
        }
    }

    private ModelContext purpose(int threads) {
        List<Channel> all =
                IntStream.range(0, channels).mapToObj(c -> new Channel("c" + c, "")).toList();
        return new ModelContext(
                "baseline",
                new Task(Task.Kind.FORECAST, context, null),
                all,
                all,
                0,
                steps,
                "s",
                Normalisation.identity(channels),
                Normalisation.identity(channels),
                1,
                new OptimizerSpec("adam", RATE, Map.of(), 0),
                1,
                threads);
    }
}
