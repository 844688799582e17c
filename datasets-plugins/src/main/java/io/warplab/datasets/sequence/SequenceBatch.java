package io.warplab.datasets.sequence;

import io.warplab.api.data.Batch;
import io.warplab.api.error.WarpException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Turns sequences into a {@link Batch}. */
public final class SequenceBatch {
    private static final long MOST_NUMBERS = Integer.MAX_VALUE - 8L;

    private SequenceBatch() {}

    /**
     * The time from the first step to the last of the longest sequence: what tau is scaled by. 1
     * where all sequences have a single step.
     */
    public static double longestDuration(List<Sequence> sequences) {
        double longest = sequences.stream().mapToDouble(Sequence::duration).max().orElse(0);
        return longest > 0 ? longest : 1;
    }

    /**
     * Stacks sequences into arrays [N, T, D] as long as the longest. Shorter ones are continued
     * with their last value and their last time step, masked out: numbers stay finite and clocks
     * increase.
     *
     * @param sequences at least one, all with the same channels
     * @param clock the duration at which tau is 1
     * @param firstId id of the first sequence; the others follow
     * @throws WarpException {@code too-many-numbers} when an array would pass what Java can index
     */
    public static Batch of(List<Sequence> sequences, double clock, long firstId) {
        return of(sequences, clock, firstId, null);
    }

    /**
     * The same with a class per sequence.
     *
     * @param labels class indices, one per sequence, or null
     */
    public static Batch of(List<Sequence> sequences, double clock, long firstId, int[] labels) {
        if (sequences.isEmpty()) {
            throw new IllegalArgumentException("a batch needs at least one sequence");
        }
        int n = sequences.size();
        int steps = sequences.stream().mapToInt(Sequence::steps).max().orElseThrow();
        Sequence first = sequences.get(0);
        requireFits(n, steps, Math.max(first.inputs()[0].length, first.targets()[0].length));
        double[] time = new double[n * steps];
        double[] tau = new double[n * steps];
        double[] mask = new double[n * steps];
        boolean own = true;
        for (int i = 0; i < n; i++) {
            Sequence sequence = sequences.get(i);
            own &= sequence.inputs() == sequence.targets();
            fillClock(sequence, clock, i * steps, steps, time, tau, mask);
        }
        INDArray inputs = stack(sequences.stream().map(Sequence::inputs).toList(), steps);
        return new Batch(
                inputs,
                own ? inputs : stack(sequences.stream().map(Sequence::targets).toList(), steps),
                array(time, n, steps),
                array(tau, n, steps),
                array(mask, n, steps),
                labels,
                LongStream.range(firstId, firstId + n).toArray());
    }

    /**
     * Fully observed sequences of one length, a unit of time from step to step.
     *
     * @param values [N, T, D]; inputs and targets alike
     * @param steps T
     * @param channels D
     * @param firstId id of the first sequence
     * @param labels class indices, one per sequence, or null
     */
    public static Batch regular(
            double[] values, int steps, int channels, long firstId, int[] labels) {
        int n = values.length / (steps * channels);
        double[] time = new double[n * steps];
        double[] tau = new double[time.length];
        double[] mask = new double[time.length];
        Arrays.fill(mask, 1);
        for (int i = 0; i < time.length; i++) {
            time[i] = i % steps;
            tau[i] = time[i] / Math.max(1, steps - 1);
        }
        INDArray all = array(values, n, steps, channels);
        return new Batch(
                all,
                all,
                array(time, n, steps),
                array(tau, n, steps),
                array(mask, n, steps),
                labels,
                LongStream.range(firstId, firstId + n).toArray());
    }

    private static void fillClock(
            Sequence sequence,
            double clock,
            int at,
            int steps,
            double[] time,
            double[] tau,
            double[] mask) {
        int length = sequence.steps();
        double[] stamps = sequence.time();
        double pace = length > 1 ? stamps[length - 1] - stamps[length - 2] : clock;
        for (int t = 0; t < steps; t++) {
            boolean there = t < length;
            double stamp = there ? stamps[t] : stamps[length - 1] + (t - length + 1) * pace;
            time[at + t] = stamp;
            tau[at + t] = (stamp - stamps[0]) / clock;
            mask[at + t] = there && sequence.observedAt(t) ? 1 : 0;
        }
    }

    private static INDArray stack(List<double[][]> values, int steps) {
        int d = values.get(0)[0].length;
        double[] all = new double[values.size() * steps * d];
        int at = 0;
        for (double[][] sequence : values) {
            for (int t = 0; t < steps; t++) {
                double[] row = sequence[Math.min(t, sequence.length - 1)];
                if (row.length != d) {
                    throw new IllegalArgumentException(
                            "expected " + d + " channels, got " + Arrays.toString(row));
                }
                System.arraycopy(row, 0, all, at, d);
                at += d;
            }
        }
        return array(all, values.size(), steps, d);
    }

    private static INDArray array(double[] values, long... shape) {
        return Nd4j.create(values, shape, DataType.DOUBLE);
    }

    /**
     * Refuses what no array can hold, before anything is allocated.
     *
     * @throws WarpException {@code too-many-numbers}
     */
    public static void requireFits(long n, long steps, long channels) {
        if (n * steps * channels > MOST_NUMBERS) {
            throw WarpException.user(
                    "too-many-numbers",
                    n
                            + " sequences of "
                            + steps
                            + " steps and "
                            + channels
                            + " channels are "
                            + n * steps * channels
                            + " numbers; one array holds at most "
                            + MOST_NUMBERS
                            + ".",
                    "Choose fewer or shorter sequences: a larger stride, a smaller window or size.");
        }
    }
}
