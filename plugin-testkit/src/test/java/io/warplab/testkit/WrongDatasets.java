package io.warplab.testkit;

import io.warplab.api.config.Doc;
import io.warplab.api.data.Batch;
import io.warplab.api.data.Channel;
import io.warplab.api.data.Dataset;
import io.warplab.api.data.DatasetContext;
import io.warplab.api.data.DatasetFactory;
import io.warplab.api.error.WarpException;
import io.warplab.api.spi.ComponentInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A right data set and what can be wrong with one, each under the contract that should tell. */
final class WrongDatasets {
    private WrongDatasets() {}

    /** Settings whose ranges are checked. */
    record Checked(
            @Doc(value = "steps", range = ">= 2") int steps,
            @Doc(value = "noise", range = "[0, 1)") double noise) {
        Checked() {
            this(20, 0.1);
        }

        Checked {
            if (steps < 2 || !(noise >= 0 && noise < 1)) {
                throw WarpException.user(
                        "bad", "steps: expected 2 or more; noise: expected [0, 1)", "");
            }
        }
    }

    /** Settings that take any noise. */
    record Careless(
            @Doc(value = "steps", range = ">= 2") int steps,
            @Doc(value = "noise", range = "[0, 1)") double noise) {
        Careless() {
            this(20, 0.1);
        }

        Careless {
            if (steps < 2) {
                throw WarpException.user("bad", "steps: expected 2 or more, got " + steps, "");
            }
        }
    }

    /** Settings that refuse without telling. */
    record Curt(@Doc(value = "steps", range = ">= 2") int steps) {
        Curt() {
            this(20);
        }

        Curt {
            if (steps < 2) {
                throw new IllegalArgumentException("steps");
            }
        }
    }

    /** Settings that are not equal to their copy. */
    record WithArray(@Doc("values") double[] values) {
        WithArray() {
            this(new double[] {1});
        }
    }

    /** Decays at different rates, 6 to train on and 3 to test; parts to be overridden. */
    private static class Decays<C> implements DatasetFactory<C> {
        static final int STEPS = 20;
        static final List<Channel> CHANNELS = List.of(new Channel("temperature", "K"));
        private final Class<C> type;

        Decays(Class<C> type) {
            this.type = type;
        }

        @Override
        public String name() {
            return "decays";
        }

        @Override
        public Class<C> configType() {
            return type;
        }

        @Override
        public ComponentInfo info() {
            return Factories.INFO;
        }

        @Override
        public Dataset create(C config, DatasetContext context) {
            double[] rates = rates(context.seed());
            return dataset(
                    batch(Arrays.copyOf(rates, 6), 0), batch(Arrays.copyOfRange(rates, 6, 9), 6));
        }

        static double[] rates(long seed) {
            return new SplittableRandom(seed).doubles(9, 0.1, 1).toArray();
        }

        Dataset dataset(Batch train, Batch test) {
            return dataset(CHANNELS, train, test, List.of(), test.size());
        }

        Dataset dataset(
                List<Channel> channels, Batch train, Batch test, List<String> classes, int truths) {
            return new Dataset(
                    name(),
                    channels,
                    channels,
                    "s",
                    train,
                    null,
                    test,
                    classes,
                    Map.of("rate", Nd4j.ones(DataType.DOUBLE, truths)),
                    List.of());
        }

        Batch batch(double[] rates, long firstId) {
            double[][][] values = new double[rates.length][STEPS][1];
            double[][] time = new double[rates.length][STEPS];
            for (int n = 0; n < rates.length; n++) {
                for (int t = 0; t < STEPS; t++) {
                    time[n][t] = t;
                    values[n][t][0] = Math.exp(-rates[n] * t);
                }
            }
            return batch(values, time, STEPS - 1, firstId);
        }

        static Batch batch(double[][][] values, double[][] time, double clock, long firstId) {
            INDArray x = Nd4j.createFromArray(values);
            INDArray times = Nd4j.createFromArray(time);
            INDArray tau = times.sub(times.getColumn(0, true).broadcast(times.shape())).div(clock);
            return new Batch(
                    x,
                    x,
                    times,
                    tau.dup('c'),
                    Nd4j.onesLike(times),
                    null,
                    LongStream.range(firstId, firstId + values.length).toArray());
        }
    }

    /** Names the data set under test; the subclasses are not found by themselves. */
    abstract static class Named<C> extends DatasetContract<C> {
        private final DatasetFactory<C> factory;

        Named(DatasetFactory<C> factory) {
            this.factory = factory;
        }

        @Override
        protected DatasetFactory<C> factory() {
            return factory;
        }
    }

    /** With settings that are right. */
    private static class Sound extends Decays<Checked> {
        Sound() {
            super(Checked.class);
        }
    }

    static class Right extends Named<Checked> {
        Right() {
            super(new Sound());
        }
    }

    static class MissingChannel extends Named<Checked> {
        MissingChannel() {
            super(
                    new Sound() {
                        @Override
                        Dataset dataset(Batch train, Batch test) {
                            List<Channel> two =
                                    List.of(CHANNELS.get(0), new Channel("pressure", "Pa"));
                            return dataset(two, train, test, List.of(), test.size());
                        }
                    });
        }
    }

    static class IdTwice extends Named<Checked> {
        IdTwice() {
            super(
                    new Sound() {
                        @Override
                        Dataset dataset(Batch train, Batch test) {
                            test.ids()[1] = test.ids()[0];
                            return super.dataset(train, test);
                        }
                    });
        }
    }

    static class ShortTruth extends Named<Checked> {
        ShortTruth() {
            super(
                    new Sound() {
                        @Override
                        Dataset dataset(Batch train, Batch test) {
                            return dataset(CHANNELS, train, test, List.of(), 2);
                        }
                    });
        }
    }

    static class NoLabels extends Named<Checked> {
        NoLabels() {
            super(
                    new Sound() {
                        @Override
                        Dataset dataset(Batch train, Batch test) {
                            return dataset(
                                    CHANNELS, train, test, List.of("fast", "slow"), test.size());
                        }
                    });
        }
    }

    static class NoUnit extends Named<Checked> {
        NoUnit() {
            super(
                    new Sound() {
                        @Override
                        Dataset dataset(Batch train, Batch test) {
                            return dataset(
                                    List.of(new Channel("temperature", null)),
                                    train,
                                    test,
                                    List.of(),
                                    test.size());
                        }
                    });
        }
    }

    static class ObservedNaN extends Named<Checked> {
        ObservedNaN() {
            super(
                    new Sound() {
                        @Override
                        Dataset dataset(Batch train, Batch test) {
                            test.inputs().putScalar(new int[] {0, 5, 0}, Double.NaN);
                            return super.dataset(train, test);
                        }
                    });
        }
    }

    static class MissingStart extends Named<Checked> {
        MissingStart() {
            super(
                    new Sound() {
                        @Override
                        Dataset dataset(Batch train, Batch test) {
                            train.mask().putScalar(new int[] {1, 0}, 0);
                            return super.dataset(train, test);
                        }
                    });
        }
    }

    static class StoppedClock extends Named<Checked> {
        StoppedClock() {
            super(
                    new Sound() {
                        @Override
                        Dataset dataset(Batch train, Batch test) {
                            train.time().putScalar(new int[] {0, 4}, 3);
                            return super.dataset(train, test);
                        }
                    });
        }
    }

    static class OwnTau extends Named<Checked> {
        OwnTau() {
            super(
                    new Sound() {
                        @Override
                        Dataset dataset(Batch train, Batch test) {
                            test.tau().muli(0.5);
                            return super.dataset(train, test);
                        }
                    });
        }
    }

    static class Unseeded extends Named<Checked> {
        Unseeded() {
            super(
                    new Sound() {
                        private long calls;

                        @Override
                        public Dataset create(Checked config, DatasetContext context) {
                            double[] rates = rates(context.seed() + calls++);
                            return dataset(
                                    batch(Arrays.copyOf(rates, 6), 0),
                                    batch(Arrays.copyOfRange(rates, 6, 9), 6));
                        }
                    });
        }
    }

    /** Windows of 20 rows of one recording: from rows 0, 5, .. to train on, one to test. */
    private static class Windows extends Sound {
        private final int testFrom;

        Windows(int testFrom) {
            this.testFrom = testFrom;
        }

        @Override
        public Dataset create(Checked config, DatasetContext context) {
            return dataset(windows(0, 0, 5, 10, 15), windows(4, testFrom));
        }

        private static Batch windows(long firstId, int... from) {
            double[][][] values = new double[from.length][STEPS][1];
            double[][] time = new double[from.length][STEPS];
            for (int n = 0; n < from.length; n++) {
                for (int t = 0; t < STEPS; t++) {
                    time[n][t] = 0.1 * (from[n] + t);
                    values[n][t][0] = Math.sin(time[n][t]);
                }
            }
            return batch(values, time, time[0][STEPS - 1] - time[0][0], firstId);
        }
    }

    static class Leaky extends Named<Checked> {
        Leaky() {
            super(new Windows(30));
        }
    }

    static class LeakyContext extends Named<Checked> {
        LeakyContext() {
            super(new Windows(30));
        }

        @Override
        protected int sharedContext() {
            return 5;
        }
    }

    static class Unchecked extends Named<Careless> {
        Unchecked() {
            super(new Decays<>(Careless.class));
        }
    }

    static class BareException extends Named<Curt> {
        BareException() {
            super(new Decays<>(Curt.class));
        }
    }

    static class WorkSpace extends Named<Checked> {
        WorkSpace() {
            super(
                    new Sound() {
                        private double[] rates;

                        @Override
                        public Dataset create(Checked config, DatasetContext context) {
                            rates = rates(context.seed());
                            Thread.yield();
                            return dataset(
                                    batch(Arrays.copyOf(rates, 6), 0),
                                    batch(Arrays.copyOfRange(rates, 6, 9), 6));
                        }
                    });
        }
    }

    static class Forgetful extends Named<WithArray> {
        Forgetful() {
            super(new Decays<>(WithArray.class));
        }
    }
}
