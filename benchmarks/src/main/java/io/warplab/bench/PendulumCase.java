package io.warplab.bench;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Channel;
import io.warplab.api.data.Normalisation;
import io.warplab.api.decoder.Decoder;
import io.warplab.api.decoder.DecoderContext;
import io.warplab.api.lanes.Activation;
import io.warplab.api.lanes.Precision;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.Task;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Prior;
import io.warplab.api.physics.Trajectories;
import io.warplab.api.recurrence.Recurrence;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.core.decoder.MlpDecoderConfig;
import io.warplab.core.decoder.MlpDecoderFactory;
import io.warplab.core.decoder.physics.PhysicsDecoderConfig;
import io.warplab.core.decoder.physics.PhysicsDecoderConfig.Source;
import io.warplab.core.decoder.physics.PhysicsDecoderFactory;
import io.warplab.core.decoder.physics.kalman.KalmanConfig;
import io.warplab.core.model.Components;
import io.warplab.core.model.WarpConfig;
import io.warplab.core.model.WarpModel;
import io.warplab.core.model.WarpModelFactory;
import io.warplab.core.recurrence.DenseRecurrenceFactory;
import io.warplab.core.recurrence.RecurrenceConfig;
import io.warplab.physics.mechanics.DampedPendulum;
import io.warplab.physics.prior.FixedStepMethod;
import io.warplab.physics.prior.OdePriorConfig;
import io.warplab.physics.prior.OdePriorFactory;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Damped pendulums to forecast, by decoders with the same root network: two outputs, which are the
 * two states or the two parameters.
 *
 * @param width neurons of a hidden layer of the root network
 * @param hidden its hidden layers
 * @param batch N
 * @param steps T
 * @param context steps before the free roll-out
 */
record PendulumCase(int width, int hidden, int batch, int steps, int context) {
    private static final double TIME_STEP = 0.01;
    private static final double TOLERANCE = 1e-9;
    private static final int THREADS = 2;

    /**
     * A model with a decoder {@code none}, {@code mlp}, {@code physics} or {@code weak-form}, which
     * is physics with the estimate of the observed motion beside the root network.
     */
    WarpModel model(String decoder, WarpConfig.Adapt adapt) {
        WarpConfig config =
                new WarpConfig(
                        Map.of("name", decoder),
                        Map.of("name", "dense"),
                        WarpConfig.ModeChoice.AUTO,
                        WarpConfig.Initial.NETWORK,
                        List.of(32),
                        Activation.SWISH,
                        WarpConfig.HeadKind.POINT,
                        1e-4,
                        List.of(),
                        false,
                        0,
                        adapt,
                        Precision.FLOAT32);
        List<Channel> channels =
                List.of(new Channel("angle", "rad"), new Channel("angular-velocity", "rad/s"));
        Normalisation scaling =
                new Normalisation(new double[] {Math.PI, 0}, new double[] {Math.PI, 10});
        return (WarpModel)
                new WarpModelFactory(new Parts())
                        .create(
                                config,
                                new ModelContext(
                                        "warp",
                                        new Task(Task.Kind.FORECAST, context, null),
                                        channels,
                                        channels,
                                        0,
                                        steps,
                                        "s",
                                        scaling,
                                        scaling,
                                        1 / ((steps - 1) * TIME_STEP),
                                        new OptimizerSpec("adabelief", 1e-5, Map.of(), 0),
                                        1,
                                        THREADS));
    }

    /** Pendulums let go at random angles, scaled. */
    Batch data() {
        SplittableRandom random = new SplittableRandom(0);
        double[] clock = new double[steps];
        for (int t = 0; t < steps; t++) {
            clock[t] = t * TIME_STEP;
        }
        double[] values = new double[batch * steps * 2];
        double[] time = new double[batch * steps];
        for (int n = 0; n < batch; n++) {
            double[][] x =
                    Trajectories.integrate(
                            new DampedPendulum(),
                            new double[] {2 + random.nextDouble(), random.nextDouble()},
                            new double[] {40 + 20 * random.nextDouble(), 0.2 * random.nextDouble()},
                            clock,
                            TOLERANCE);
            for (int t = 0; t < steps; t++) {
                int i = n * steps + t;
                time[i] = clock[t];
                values[2 * i] = (x[t][0] - Math.PI) / Math.PI;
                values[2 * i + 1] = x[t][1] / 10;
            }
        }
        long[] shape = {batch, steps};
        INDArray states = Nd4j.create(values, new long[] {batch, steps, 2}, DataType.DOUBLE);
        INDArray times = Nd4j.create(time, shape, DataType.DOUBLE);
        return new Batch(
                states,
                states,
                times,
                times.div((steps - 1) * TIME_STEP),
                Nd4j.ones(DataType.DOUBLE, shape),
                null,
                LongStream.range(0, batch).toArray());
    }

    private final class Parts implements Components {
        @Override
        public Decoder decoder(Map<String, Object> config, DecoderContext context) {
            Decoder mlp =
                    new MlpDecoderFactory()
                            .create(
                                    new MlpDecoderConfig(
                                            width,
                                            hidden,
                                            Activation.TANH,
                                            MlpDecoderConfig.Output.LINEAR,
                                            1,
                                            false,
                                            0),
                                    context);
            return switch (String.valueOf(config.get("name"))) {
                case "mlp" -> mlp;
                case "physics" -> physics(context, Source.ROOT);
                case "weak-form" -> physics(context, Source.ROOT, Source.WEAK_FORM);
                default -> new ReadOut(mlp.stateSize(), context.outputSize());
            };
        }

        private Decoder physics(DecoderContext context, Source... parameters) {
            return new PhysicsDecoderFactory()
                    .create(
                            new PhysicsDecoderConfig(
                                    Map.of("name", "ode"),
                                    List.of(parameters),
                                    0,
                                    true,
                                    0,
                                    0,
                                    width,
                                    hidden,
                                    Activation.TANH,
                                    new KalmanConfig(),
                                    Map.of()),
                            context);
        }

        @Override
        public Recurrence recurrence(Map<String, Object> config, RecurrenceContext context) {
            return new DenseRecurrenceFactory().create(new RecurrenceConfig(), context);
        }

        @Override
        public Prior prior(Map<String, Object> config) {
            return new OdePriorFactory()
                    .create(
                            new OdePriorConfig(
                                    "damped-pendulum",
                                    FixedStepMethod.RK4,
                                    1,
                                    Prior.Form.STEP,
                                    "",
                                    Map.of()),
                            this::system);
        }

        @Override
        public DynamicalSystem system(String name) {
            return new DampedPendulum();
        }
    }
}
