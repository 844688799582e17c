package io.warplab.testkit;

import static org.assertj.core.api.Assertions.fail;

import io.warplab.api.data.Batch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds stretches of data that stand in two parts: several steps in a row with the same time stamps
 * and the same values. Windows cut out of one recording share whole stretches; generated sequences
 * may share a start, or a stretch in which nothing moves, and neither says anything.
 */
final class SharedRows {
    private static final int STEPS = 3;

    private final Set<List<Double>> known = new HashSet<>();

    /** Knows the stretches of a part. */
    SharedRows(Batch part) {
        new Stretches(part).visit(0, (sequence, step, stretch) -> known.add(stretch));
    }

    /**
     * Fails when a part has one of them.
     *
     * @param first step of a sequence that counts
     */
    void check(String name, Batch part, int first) {
        new Stretches(part)
                .visit(
                        first,
                        (sequence, step, stretch) -> {
                            if (known.contains(stretch)) {
                                fail(
                                        "The %s must hold nothing that is trained on, but steps %d to"
                                                + " %d of its sequence %d stand in the training part"
                                                + " too, time stamps and values. Split a recording in"
                                                + " time before it is cut into windows; where the"
                                                + " context alone reaches back, override"
                                                + " sharedContext().",
                                        name, step, step + STEPS - 1, part.ids()[sequence]);
                            }
                        });
    }

    @FunctionalInterface
    private interface Visitor {
        void visit(int sequence, int step, List<Double> stretch);
    }

    /** The stretches of a part in which every step was observed and moved. */
    private static final class Stretches {
        private final int sequences;
        private final int steps;
        private final int width;
        private final double[] mask;
        private final double[] time;
        private final double[] targets;

        Stretches(Batch part) {
            sequences = part.size();
            steps = part.steps();
            width = part.targetSize();
            mask = ToyBatches.values(part.mask());
            time = ToyBatches.values(part.time());
            targets = ToyBatches.values(part.targets());
        }

        void visit(int first, Visitor visitor) {
            for (int n = 0; n < sequences; n++) {
                for (int t = first; t + STEPS <= steps; t++) {
                    List<Double> stretch = stretch(n * steps + t);
                    if (stretch != null) {
                        visitor.visit(n, t, stretch);
                    }
                }
            }
        }

        private List<Double> stretch(int from) {
            List<Double> stretch = new ArrayList<>();
            for (int i = from; i < from + STEPS; i++) {
                if (mask[i] == 0 || i > from && rests(i)) {
                    return null;
                }
                stretch.add(time[i]);
                for (int c = 0; c < width; c++) {
                    stretch.add(targets[i * width + c]);
                }
            }
            return stretch;
        }

        private boolean rests(int i) {
            for (int c = 0; c < width; c++) {
                if (targets[i * width + c] != targets[(i - 1) * width + c]) {
                    return false;
                }
            }
            return true;
        }
    }
}
