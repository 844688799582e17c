package io.warplab.datasets.uea;

import io.warplab.api.data.Batch;
import io.warplab.api.error.Problems;
import io.warplab.api.error.WarpException;
import io.warplab.datasets.recording.GapFill;
import io.warplab.datasets.recording.MissingCells;
import io.warplab.datasets.recording.Recording;
import io.warplab.datasets.recording.Span;
import io.warplab.datasets.sequence.Sequence;
import io.warplab.datasets.sequence.SequenceBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A file's cases as sequences: gaps filled or masked, and with {@code mask} begun at the first step
 * that was observed.
 *
 * @param sequences in the file's order
 * @param labels of each, an index into the classes that the model knows
 * @param notes what was filled
 */
record TsSequences(List<Sequence> sequences, int[] labels, List<String> notes) {
    /**
     * Makes sequences of a file.
     *
     * @param classes the model's classes; those of the file must be among them
     * @param pace time from step to step
     * @throws WarpException {@code bad-ts} when a class is none of {@code classes}, or nothing of a
     *     sequence counts as observed
     */
    static TsSequences of(TsFile file, List<String> classes, MissingCells missing, double pace) {
        Problems problems = new Problems();
        List<Sequence> sequences = new ArrayList<>();
        int[] labels = new int[file.cases().size()];
        int cells = 0;
        int filled = 0;
        for (TsFile.Case one : file.cases()) {
            String where = file.name() + ", line " + one.line();
            String name = file.classes().get(one.label());
            int label = classes.indexOf(name);
            problems.require(
                    label >= 0,
                    where,
                    "class '" + name + "' is none of the training file's: " + classes);
            labels[sequences.size()] = label;
            GapFill.Filled whole = fill(one, where, missing, pace);
            cells += whole.cells();
            filled += whole.cells() > 0 ? 1 : 0;
            int first = firstObserved(whole.observed());
            if (first == whole.observed().length) {
                problems.add(
                        where,
                        "every step has a missing value, so masked nothing is observed; choose missing:"
                                + " interpolate");
                first = 0;
            }
            sequences.add(sequence(whole, first));
        }
        problems.throwIfAny("bad-ts", "");
        List<String> notes = new ArrayList<>(file.notes());
        if (cells > 0) {
            notes.add(
                    file.name()
                            + ": "
                            + cells
                            + " missing values in "
                            + filled
                            + " sequences "
                            + (missing == MissingCells.MASK
                                    ? "masked: those steps count as not observed"
                                    : "interpolated"));
        }
        return new TsSequences(sequences, labels, notes);
    }

    /**
     * The sequences as a batch.
     *
     * @param clock the duration at which tau is 1
     * @param firstId id of the first sequence
     */
    Batch batch(double clock, long firstId) {
        return SequenceBatch.of(sequences, clock, firstId, labels);
    }

    private static GapFill.Filled fill(
            TsFile.Case one, String where, MissingCells missing, double pace) {
        int steps = one.values().length;
        double[] time = new double[steps];
        Arrays.setAll(time, t -> t * pace);
        return GapFill.fill(
                new Recording(where, time, one.values()),
                List.of(new Span(0, steps)),
                missing,
                channelNames(one.values()[0].length));
    }

    /** The dimensions have no names of their own. */
    static List<String> channelNames(int dimensions) {
        List<String> names = new ArrayList<>();
        for (int d = 1; d <= dimensions; d++) {
            names.add("dimension-" + d);
        }
        return names;
    }

    private static int firstObserved(boolean[] observed) {
        int first = 0;
        while (first < observed.length && !observed[first]) {
            first++;
        }
        return first;
    }

    private static Sequence sequence(GapFill.Filled whole, int first) {
        Recording recording = whole.recording();
        int steps = recording.rows();
        double[][] values = Arrays.copyOfRange(recording.values(), first, steps);
        boolean[] observed = Arrays.copyOfRange(whole.observed(), first, steps);
        observed[0] = true;
        return new Sequence(
                Arrays.copyOfRange(recording.time(), first, steps), values, values, observed);
    }
}
