package io.warplab.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.warplab.api.decoder.Decoder;
import io.warplab.api.lanes.Activation;
import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;
import io.warplab.api.recurrence.Mode;
import io.warplab.api.recurrence.Recurrence;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.core.decoder.MlpDecoder;
import io.warplab.core.decoder.MlpDecoderConfig;
import io.warplab.core.linalg.WorkerPool;
import io.warplab.core.recurrence.BlockDiagonalConfig;
import io.warplab.core.recurrence.BlockDiagonalRecurrenceFactory;
import io.warplab.core.recurrence.DenseRecurrenceFactory;
import io.warplab.core.recurrence.LowRankConfig;
import io.warplab.core.recurrence.LowRankRecurrenceFactory;
import io.warplab.core.recurrence.RecurrenceConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** All algorithms give the same loss and gradients, over random shapes and tasks. */
class AlgorithmsAgreeTest {
    /** One random case. */
    private static final class Setup {
        final SplittableRandom random;
        final boolean forecast;
        final boolean classify;
        final boolean shared;
        final int steps;
        final int inputs;
        final int[] blockLanes;
        final int hidden;
        final double limit;
        final int workers;
        final Decoder decoder;
        final Recurrence recurrence;

        Setup(long seed) {
            random = new SplittableRandom(seed);
            int task = random.nextInt(3);
            forecast = task == 0;
            classify = task == 1;
            shared = random.nextBoolean();
            steps = random.nextInt(1, 40);
            inputs = random.nextInt(1, 5);
            blockLanes = random.ints(random.nextInt(1, 5), 1, 20).toArray();
            hidden = random.nextInt(1, 24);
            limit = random.nextInt(4) == 0 ? 0.6 : Double.POSITIVE_INFINITY;
            workers = random.nextInt(1, 4);
            int outputs = classify ? 3 : inputs;
            decoder =
                    new MlpDecoder(
                            new MlpDecoderConfig(
                                    random.nextInt(1, 9),
                                    random.nextInt(0, 3),
                                    Activation.values()[random.nextInt(4)],
                                    MlpDecoderConfig.Output.LINEAR,
                                    1,
                                    random.nextBoolean(),
                                    0),
                            inputs,
                            outputs,
                            outputs);
            RecurrenceContext context =
                    new RecurrenceContext(decoder.stateSize(), inputs + 1, limit);
            recurrence =
                    switch (random.nextInt(4)) {
                        case 0 ->
                                new LowRankRecurrenceFactory()
                                        .create(new LowRankConfig(3), context);
                        case 1 ->
                                new BlockDiagonalRecurrenceFactory()
                                        .create(new BlockDiagonalConfig(7), context);
                        default ->
                                new DenseRecurrenceFactory()
                                        .create(new RecurrenceConfig(), context);
                    };
        }

        Set<Mode> modes() {
            return recurrence.modes();
        }

        WarpNetwork network(Mode mode, Precision precision) {
            return new WarpNetwork(
                    new InitialNetwork(
                            List.of(inputs, hidden, decoder.stateSize()),
                            Activation.SWISH,
                            decoder::initialState),
                    new Drive(inputs, true, false),
                    recurrence,
                    mode,
                    decoder,
                    classify ? new ClassificationHead(3) : new PointHead(1),
                    precision);
        }

        List<SequenceBlock> blocks(long seed) {
            SplittableRandom draw = new SplittableRandom(seed);
            double[] start = draw.doubles(inputs, -0.3, 0.3).toArray();
            List<SequenceBlock> all = new ArrayList<>();
            for (int lanes : blockLanes) {
                double[][] x = new double[steps][inputs * lanes];
                double[][] targets = new double[steps][(classify ? 1 : inputs) * lanes];
                double[][] weights = new double[steps][lanes];
                double[][] forced = new double[steps][lanes];
                double[][] tau = new double[steps][lanes];
                for (int n = 0; n < lanes; n++) {
                    int last = draw.nextInt(steps);
                    for (int t = 0; t < steps; t++) {
                        tau[t][n] = t == 0 ? 0 : tau[t - 1][n] + 0.1 * draw.nextDouble();
                        forced[t][n] = draw.nextInt(3) > 0 ? 1 : 0;
                        weights[t][n] = classify ? (t == last ? 0.1 : 0) : 0.01 * draw.nextDouble();
                        targets[t][n] = classify ? n % 3 : 0;
                        for (int c = 0; c < inputs; c++) {
                            int i = c * lanes + n;
                            double fresh = 0.3 * draw.nextGaussian();
                            x[t][i] = t == 0 ? (shared ? start[c] : fresh) : x[t - 1][i] + fresh;
                            if (!classify) {
                                targets[t][i] = draw.nextGaussian();
                            }
                        }
                    }
                }
                int ahead = forecast ? 1 : 0;
                double[][] time = new double[steps + ahead][lanes];
                all.add(
                        new SequenceBlock(
                                lanes, steps, ahead, x, targets, weights, forced, tau, tau, time,
                                steps, !classify));
            }
            return all;
        }

        @Override
        public String toString() {
            return (forecast ? "forecast" : classify ? "classification" : "reconstruction")
                    + " T "
                    + steps
                    + " D_x "
                    + inputs
                    + " D_theta "
                    + decoder.stateSize()
                    + " blocks "
                    + java.util.Arrays.toString(blockLanes)
                    + " workers "
                    + workers
                    + (shared ? " shared x_0" : "")
                    + (limit < 1 ? " clipped" : "");
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 40).map(i -> 20261124 + i);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void allModesGiveTheSameLossAndGradient(long seed) {
        Setup setup = new Setup(seed);
        Outcome expected = null;
        for (Mode mode : setup.modes()) {
            if (mode != Mode.CHUNKED || setup.classify) {
                Outcome got = run(setup, mode, Precision.FLOAT64, seed);
                expected = expected == null ? got : expected;
                String what = "seed " + seed + ", " + mode + ", " + setup;
                double size = expected.gradient().norm2Number().doubleValue();
                assertThat(Math.abs(got.loss() - expected.loss()))
                        .as(what)
                        .isLessThanOrEqualTo(1e-10 * Math.abs(expected.loss()));
                assertThat(got.gradient().sub(expected.gradient()).norm2Number().doubleValue())
                        .as(what)
                        .isLessThanOrEqualTo(1e-8 * size);
            }
        }
    }

    private record Outcome(double loss, INDArray gradient) {}

    private static Outcome run(Setup setup, Mode mode, Precision precision, long seed) {
        WarpNetwork network = setup.network(mode, precision);
        ParameterStore store = new ParameterStore(network.parameters(), precision, seed);
        perturb(store, 0.02);
        List<SequenceBlock> blocks = setup.blocks(seed);
        INDArray gradient = store.newGradient();
        double[] loss = new double[setup.workers];
        try (WorkerPool workers = new WorkerPool(setup.workers);
                Pass pass =
                        new Pass(
                                network,
                                mode,
                                starts(blocks, precision),
                                setup.steps,
                                store,
                                gradient,
                                workers)) {
            int[] from = new int[blocks.size() + 1];
            for (int k = 0; k < blocks.size(); k++) {
                from[k + 1] = from[k] + blocks.get(k).lanes();
            }
            if (mode == Mode.CHUNKED) {
                for (int k = 0; k < blocks.size(); k++) {
                    loss[0] += train(pass, 0, from[k], blocks.get(k));
                }
            } else {
                workers.run(
                        me -> {
                            for (int k = me; k < blocks.size(); k += workers.count()) {
                                loss[me] += train(pass, me, from[k], blocks.get(k));
                            }
                        });
            }
            pass.finish();
        }
        return new Outcome(java.util.Arrays.stream(loss).sum(), gradient);
    }

    private static double train(Pass pass, int worker, int from, SequenceBlock block) {
        try (LanePass lanes = pass.open(worker, from, block)) {
            return lanes.train();
        }
    }

    private static Lanes starts(List<SequenceBlock> blocks, Precision precision) {
        int lanes = blocks.stream().mapToInt(SequenceBlock::lanes).sum();
        Lanes first = blocks.get(0).start(precision);
        Lanes all = Lanes.zeros(precision, first.rows(), lanes);
        int at = 0;
        for (SequenceBlock block : blocks) {
            Lanes x0 = block.start(precision);
            for (int n = 0; n < block.lanes(); n++, at++) {
                for (int r = 0; r < all.rows(); r++) {
                    all.set(r, at, x0.get(r, n));
                }
            }
        }
        return all;
    }

    /** Away from A = I and B = 0, but not so far that states grow. */
    private static void perturb(ParameterStore store, double size) {
        SplittableRandom random = new SplittableRandom(1);
        double shrink = 1 - size;
        for (long i = 0; i < store.size(); i++) {
            double spread = size / Math.sqrt(store.size()) * 10;
            store.values()
                    .putScalar(
                            i,
                            store.values().getDouble(i) * shrink + spread * random.nextGaussian());
        }
    }
}
