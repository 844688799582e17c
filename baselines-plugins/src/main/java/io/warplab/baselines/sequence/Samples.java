package io.warplab.baselines.sequence;

import io.warplab.api.data.Normalisation;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The observed inputs of one sequence in raw units, without gaps in the numbering. Arrays are not
 * copied and not to be written to.
 *
 * @param steps which step each sample is
 * @param time time stamps, increasing, in the unit of the data's clock
 * @param states [samples][D]
 */
public record Samples(int[] steps, double[] time, double[][] states) {
    /**
     * The samples of a sequence.
     *
     * @param limit steps from here on are left out
     * @param scaling between raw and scaled inputs
     */
    public static Samples of(SequenceView view, int n, int limit, Normalisation scaling) {
        double[] offset = scaling.offset();
        double[] scale = scaling.scale();
        int[] steps =
                IntStream.range(0, Math.min(limit, view.lastObserved(n) + 1))
                        .filter(t -> view.observed(n, t))
                        .toArray();
        double[][] states = new double[steps.length][offset.length];
        for (int i = 0; i < steps.length; i++) {
            view.readInput(n, steps[i], states[i]);
            for (int c = 0; c < offset.length; c++) {
                states[i][c] = states[i][c] * scale[c] + offset[c];
            }
        }
        double[] time = Arrays.stream(steps).mapToDouble(t -> view.time(n, t)).toArray();
        return new Samples(steps, time, states);
    }

    /** How many there are. */
    public int size() {
        return steps.length;
    }

    /** Samples {@code from} to {@code to}, the latter excluded. */
    public Samples range(int from, int to) {
        return new Samples(
                Arrays.copyOfRange(steps, from, to),
                Arrays.copyOfRange(time, from, to),
                Arrays.copyOfRange(states, from, to));
    }
}
