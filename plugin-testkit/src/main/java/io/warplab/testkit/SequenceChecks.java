package io.warplab.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.warplab.api.data.Batch;
import java.util.Arrays;
import java.util.stream.Stream;

/** What the sequences of one part of a data set keep to. */
final class SequenceChecks {
    private static final double ROUNDING = 1e-9;

    private final String name;
    private final Batch part;
    private final double[] mask;
    private final double[] time;

    /**
     * @param name of the part, for messages
     */
    SequenceChecks(String name, Batch part) {
        this.name = name;
        this.part = part;
        mask = ToyBatches.values(part.mask());
        time = ToyBatches.values(part.time());
    }

    /** Every number of a part: inputs, targets, clocks, mask, labels. */
    static double[] numbers(Batch part) {
        return Stream.of(
                        ToyBatches.values(part.inputs()),
                        ToyBatches.values(part.targets()),
                        ToyBatches.values(part.time()),
                        ToyBatches.values(part.tau()),
                        ToyBatches.values(part.mask()),
                        part.labels() == null
                                ? new double[0]
                                : Arrays.stream(part.labels()).asDoubleStream().toArray())
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    /**
     * The longest time from the first observed step of a sequence to its last; 1 where none lasts.
     */
    static double longest(Batch part) {
        SequenceChecks all = new SequenceChecks("", part);
        double longest = 0;
        for (int i = 0; i < all.time.length; i++) {
            if (all.mask[i] != 0) {
                longest = Math.max(longest, all.time[i] - all.time[all.start(i)]);
            }
        }
        return longest > 0 ? longest : 1;
    }

    private int start(int i) {
        return i / part.steps() * part.steps();
    }

    private String where(int i) {
        return name + ", sequence " + part.ids()[i / part.steps()] + ", step " + i % part.steps();
    }

    void values() {
        for (int side = 0; side < 2; side++) {
            double[] all = ToyBatches.values(side == 0 ? part.inputs() : part.targets());
            int width = side == 0 ? part.inputSize() : part.targetSize();
            for (int i = 0; i < all.length; i++) {
                if (mask[i / width] != 0 && !Double.isFinite(all[i])) {
                    fail(
                            "Where the mask is 1 values must be finite numbers, got %s in %s channel"
                                    + " %d (%s). Set the mask to 0 where nothing was observed.",
                            all[i], side == 0 ? "input" : "target", i % width, where(i / width));
                }
            }
        }
    }

    void mask() {
        for (int i = 0; i < mask.length; i++) {
            if (mask[i] != 0 && mask[i] != 1) {
                fail("The mask is 0 or 1, got %s (%s)", mask[i], where(i));
            }
            if (i == start(i) && mask[i] == 0) {
                fail(
                        "Step 0 of a sequence must have been observed, as it is what a model starts"
                                + " from (%s). Begin the sequence at its first observation.",
                        where(i));
            }
        }
    }

    void time() {
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < time.length; i++) {
            last = i == start(i) ? Double.NEGATIVE_INFINITY : last;
            if (mask[i] == 0) {
                continue;
            }
            if (!(time[i] > last) || Double.isInfinite(time[i])) {
                fail(
                        "Time stamps must be finite and strictly increasing where the mask is 1, got"
                                + " %s after %s (%s)",
                        time[i], last, where(i));
            }
            last = time[i];
        }
    }

    /**
     * @param duration at which tau is 1
     */
    void tau(double duration) {
        double[] tau = ToyBatches.values(part.tau());
        for (int i = 0; i < tau.length; i++) {
            if (mask[i] != 0) {
                double expected = (time[i] - time[start(i)]) / duration;
                assertThat(Math.abs(tau[i] - expected) <= ROUNDING * Math.max(1, expected))
                        .as(
                                "tau must be (time - time of step 0) / %s, the duration of the longest"
                                        + " training sequence, in every part: expected %s, got %s (%s)",
                                duration, expected, tau[i], where(i))
                        .isTrue();
            }
        }
    }
}
