package io.warplab.datasets.generated;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Channel;
import io.warplab.api.data.Dataset;
import io.warplab.datasets.generated.SequenceDraw.Drawn;
import io.warplab.datasets.sequence.Sequence;
import io.warplab.datasets.sequence.SequenceBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Makes a data set of independent draws. Every sequence has a seed of its own, drawn from the
 * part's stream, itself split from the run's seed: the result depends on neither the number of
 * threads nor the other part's size, and a smaller part is the beginning of a larger one.
 */
public final class SequenceGenerator {
    /**
     * What is generated.
     *
     * @param name of the data set
     * @param inputs input channels
     * @param targets target channels
     * @param parameters names of the true parameters that draws report
     * @param grid shared clock
     * @param sizes how many sequences, and how noisy
     * @param notes what to tell the reader of the data
     */
    public record Plan(
            String name,
            List<Channel> inputs,
            List<Channel> targets,
            List<String> parameters,
            TimeGrid grid,
            Sizes sizes,
            List<String> notes) {}

    /**
     * How many sequences, and how noisy.
     *
     * @param train training sequences
     * @param test test sequences
     * @param noise standard deviation of the measurement noise, relative to that of each input
     *     channel over the clean training part
     */
    public record Sizes(int train, int test, double noise) {}

    private final Plan plan;
    private final long seed;

    /** A generator whose numbers come from the seed alone. */
    public SequenceGenerator(Plan plan, long seed) {
        this.plan = plan;
        this.seed = seed;
    }

    /** Draws both parts, each from its own stream. */
    public Dataset generate(SequenceDraw train, SequenceDraw test) {
        SplittableRandom random = new SplittableRandom(seed);
        Part trainPart = draw(train, plan.sizes().train(), random.split());
        Part testPart = draw(test, plan.sizes().test(), random.split());
        List<String> notes = new ArrayList<>(plan.notes());
        if (plan.sizes().noise() > 0) {
            double[] sd = deviations(trainPart.drawn());
            for (int c = 0; c < sd.length; c++) {
                sd[c] *= plan.sizes().noise();
            }
            trainPart = noisy(trainPart, sd);
            testPart = noisy(testPart, sd);
            notes.add("measurement noise of " + plan.sizes().noise() + " standard deviations");
        }
        notes.add("generated from seed " + seed);
        return new Dataset(
                plan.name(),
                plan.inputs(),
                plan.targets(),
                "s",
                batch(trainPart, 0),
                null,
                batch(testPart, trainPart.drawn().size()),
                List.of(),
                truth(testPart),
                notes);
    }

    /** Sequences with the seeds of their noise. */
    private record Part(List<Drawn> drawn, long[] noiseSeeds) {}

    private static Part draw(SequenceDraw draw, int size, SplittableRandom stream) {
        long[] seeds = new long[size];
        long[] noiseSeeds = new long[size];
        for (int i = 0; i < size; i++) {
            seeds[i] = stream.nextLong();
            noiseSeeds[i] = stream.nextLong();
        }
        List<Drawn> drawn =
                IntStream.range(0, size)
                        .parallel()
                        .mapToObj(i -> draw.draw(new SplittableRandom(seeds[i])))
                        .toList();
        return new Part(drawn, noiseSeeds);
    }

    private static Part noisy(Part part, double[] sd) {
        List<Drawn> noisy =
                IntStream.range(0, part.drawn().size())
                        .parallel()
                        .mapToObj(
                                i ->
                                        noisy(
                                                part.drawn().get(i),
                                                sd,
                                                new SplittableRandom(part.noiseSeeds()[i])))
                        .toList();
        return new Part(noisy, part.noiseSeeds());
    }

    private static Drawn noisy(Drawn clean, double[] sd, SplittableRandom random) {
        double[][] values = new double[clean.inputs().length][];
        for (int t = 0; t < values.length; t++) {
            values[t] = clean.inputs()[t].clone();
            for (int c = 0; t < clean.measured() && c < sd.length; c++) {
                values[t][c] += sd[c] * random.nextGaussian();
            }
        }
        return new Drawn(
                values,
                clean.targets() == clean.inputs() ? values : clean.targets(),
                clean.parameters(),
                clean.measured());
    }

    /** Standard deviation of each input channel over all measured steps. */
    private static double[] deviations(List<Drawn> drawn) {
        int d = drawn.get(0).inputs()[0].length;
        double[] sd = new double[d];
        for (int c = 0; c < d; c++) {
            double count = 0;
            double mean = 0;
            double squares = 0;
            for (Drawn one : drawn) {
                for (int t = 0; t < one.measured(); t++) {
                    count++;
                    double away = one.inputs()[t][c] - mean;
                    mean += away / count;
                    squares += away * (one.inputs()[t][c] - mean);
                }
            }
            sd[c] = Math.sqrt(squares / count);
        }
        return sd;
    }

    private Batch batch(Part part, long firstId) {
        double[] time = plan.grid().times();
        return SequenceBatch.of(
                part.drawn().stream()
                        .map(d -> new Sequence(time, d.inputs(), d.targets(), null))
                        .toList(),
                plan.grid().duration(),
                firstId);
    }

    private Map<String, INDArray> truth(Part part) {
        Map<String, INDArray> truth = new HashMap<>();
        for (int p = 0; p < plan.parameters().size(); p++) {
            int which = p;
            double[] values =
                    part.drawn().stream().mapToDouble(d -> d.parameters()[which]).toArray();
            truth.put(
                    plan.parameters().get(p),
                    Nd4j.create(values, new long[] {values.length}, DataType.DOUBLE));
        }
        return truth;
    }
}
