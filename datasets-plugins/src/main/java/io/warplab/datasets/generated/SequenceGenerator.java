package io.warplab.datasets.generated;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Channel;
import io.warplab.api.data.Dataset;
import io.warplab.api.data.DatasetContext;
import io.warplab.datasets.generated.SequenceDraw.Drawn;
import io.warplab.datasets.sequence.Sequence;
import io.warplab.datasets.sequence.SequenceBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
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
     * @param timeUnit unit of time
     * @param duration from the first step to the last: tau is 1 there
     * @param sizes how many sequences, and how noisy
     * @param notes what to tell the reader of the data
     */
    public record Plan(
            String name,
            List<Channel> inputs,
            List<Channel> targets,
            List<String> parameters,
            String timeUnit,
            double duration,
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
    private final ParallelDraws draws;

    /** A generator whose numbers come from the context's seed alone. */
    public SequenceGenerator(Plan plan, DatasetContext context) {
        this.plan = plan;
        seed = context.seed();
        draws = new ParallelDraws(context.threads());
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
                plan.timeUnit(),
                batch(trainPart, 0),
                null,
                batch(testPart, trainPart.drawn().size()),
                List.of(),
                truth(testPart),
                notes);
    }

    /** Sequences with the seeds of their noise. */
    private record Part(List<Drawn> drawn, long[] noiseSeeds) {}

    private Part draw(SequenceDraw draw, int size, SplittableRandom stream) {
        long[] seeds = new long[size];
        long[] noiseSeeds = new long[size];
        for (int i = 0; i < size; i++) {
            seeds[i] = stream.nextLong();
            noiseSeeds[i] = stream.nextLong();
        }
        return new Part(draws.of(size, i -> draw.draw(new SplittableRandom(seeds[i]))), noiseSeeds);
    }

    private Part noisy(Part part, double[] sd) {
        return new Part(
                draws.of(
                        part.drawn().size(),
                        i ->
                                noisy(
                                        part.drawn().get(i),
                                        sd,
                                        new SplittableRandom(part.noiseSeeds()[i]))),
                part.noiseSeeds());
    }

    private static Drawn noisy(Drawn drawn, double[] sd, SplittableRandom random) {
        Sequence clean = drawn.sequence();
        double[][] values = new double[clean.steps()][];
        for (int t = 0; t < values.length; t++) {
            values[t] = clean.inputs()[t].clone();
            for (int c = 0; t < drawn.measured() && c < sd.length; c++) {
                values[t][c] += sd[c] * random.nextGaussian();
            }
        }
        return new Drawn(
                new Sequence(
                        clean.time(),
                        values,
                        clean.targets() == clean.inputs() ? values : clean.targets(),
                        clean.observed()),
                drawn.parameters(),
                drawn.measured());
    }

    /** Standard deviation of each input channel over all measured steps. */
    private static double[] deviations(List<Drawn> drawn) {
        int d = drawn.get(0).sequence().inputs()[0].length;
        double[] sd = new double[d];
        for (int c = 0; c < d; c++) {
            double count = 0;
            double mean = 0;
            double squares = 0;
            for (Drawn one : drawn) {
                double[][] inputs = one.sequence().inputs();
                for (int t = 0; t < one.measured(); t++) {
                    count++;
                    double away = inputs[t][c] - mean;
                    mean += away / count;
                    squares += away * (inputs[t][c] - mean);
                }
            }
            sd[c] = Math.sqrt(squares / count);
        }
        return sd;
    }

    private Batch batch(Part part, long firstId) {
        return SequenceBatch.of(
                part.drawn().stream().map(Drawn::sequence).toList(), plan.duration(), firstId);
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
