package io.warplab.core.training;

import io.warplab.api.data.Batch;
import io.warplab.core.batch.BatchSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A training and a validation part. A data set's own validation part takes precedence. Where it has
 * none, the last sequences of the training part, in the data set's own order, are held out: windows
 * of one recording overlap their neighbours, so that a random choice would hold out what is also
 * trained on. Of sequences with classes the last of every class are held out: files are often
 * sorted by class.
 *
 * @param train what to train on
 * @param validation what to validate on
 * @param note what a reader of the results should know about it, or empty
 */
public record Holdout(Batch train, Batch validation, String note) {
    /** With fewer sequences than this none can be spared. */
    private static final int FEWEST = 5;

    /**
     * Splits.
     *
     * @param train the data set's training part
     * @param validation its validation part, or null
     * @param fraction share of the training part to hold out, in [0, 0.5], at least one sequence
     *     (of every class that has two); 0: validate on the training part itself
     */
    public static Holdout of(Batch train, Batch validation, double fraction) {
        if (validation != null && validation.size() > 0) {
            return new Holdout(train, validation, "");
        }
        int n = train.size();
        if (n < FEWEST || fraction == 0) {
            String why =
                    fraction == 0
                            ? "validation-fraction is 0"
                            : n == 1 ? "there is only one" : "there are only " + n + " of them";
            return new Holdout(
                    train,
                    train,
                    "Validation uses the training sequences themselves, as "
                            + why
                            + ": early stopping and the choice of the best epoch cannot see overfitting.");
        }
        int[] byId =
                IntStream.range(0, n)
                        .boxed()
                        .sorted(Comparator.comparingLong(row -> train.ids()[row]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        Set<Integer> held = held(byId, train.labels(), fraction);
        BatchSource source = new BatchSource(train);
        return new Holdout(
                source.select(IntStream.range(0, n).filter(row -> !held.contains(row)).toArray()),
                source.select(IntStream.of(byId).filter(held::contains).toArray()),
                "Validation holds out the last "
                        + held.size()
                        + " of "
                        + n
                        + " training sequences, in the data set's order"
                        + (train.labels() == null ? "." : ", class by class."));
    }

    private static Set<Integer> held(int[] byId, int[] labels, double fraction) {
        Set<Integer> held = labels == null ? Set.of() : lastOfEveryClass(byId, labels, fraction);
        return held.isEmpty() ? last(byId, fraction) : held; // No class may have two.
    }

    private static Set<Integer> last(int[] byId, double fraction) {
        Set<Integer> held = new HashSet<>();
        int count = (int) Math.max(1, Math.round(byId.length * fraction));
        IntStream.of(byId).skip(byId.length - count).forEach(held::add);
        return held;
    }

    private static Set<Integer> lastOfEveryClass(int[] byId, int[] labels, double fraction) {
        Map<Integer, Integer> sizes = new HashMap<>();
        for (int label : labels) {
            sizes.merge(label, 1, Integer::sum);
        }
        Set<Integer> held = new HashSet<>();
        Map<Integer, Integer> taken = new HashMap<>();
        for (int i = byId.length - 1; i >= 0; i--) {
            int label = labels[byId[i]];
            int size = sizes.get(label);
            long wanted = size < 2 ? 0 : Math.max(1, Math.round(size * fraction));
            if (taken.merge(label, 1, Integer::sum) <= wanted) {
                held.add(byId[i]);
            }
        }
        return held;
    }
}
