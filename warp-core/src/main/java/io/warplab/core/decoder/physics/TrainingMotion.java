package io.warplab.core.decoder.physics;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Normalisation;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * The training part as closed-form fits see it: up to a number of sequences, block by block, in raw
 * units.
 */
final class TrainingMotion {
    private static final int BLOCK = 64;

    private final Batch chosen;
    private final Normalisation scaling;
    private final int steps;

    /**
     * @param train scaled
     * @param scaling of its inputs
     * @param steps how many steps of each sequence may be looked at
     * @param most sequences at most, evenly chosen
     */
    TrainingMotion(Batch train, Normalisation scaling, int steps, int most) {
        int size = Math.min(train.size(), most);
        int[] rows = new int[size];
        Arrays.setAll(rows, i -> (int) ((long) i * train.size() / size));
        chosen = train.select(rows);
        this.scaling = scaling;
        this.steps = Math.min(steps, train.steps());
    }

    /** Takes the steps of a block of sequences in turn. */
    @FunctionalInterface
    interface StepTaker {
        void take(double[] time, double[] seen, double[][] state);
    }

    /** What is done with a block. */
    interface Visitor {
        /** Takes every step of a block. */
        StepTaker open(int from, int lanes);

        /** After the last step. */
        void close(int from, int lanes);
    }

    /** Number of sequences. */
    int size() {
        return chosen.size();
    }

    /** Runs through all blocks. */
    void visit(Visitor visitor) {
        int states = chosen.inputSize();
        for (int from = 0; from < size(); from += BLOCK) {
            int lanes = Math.min(BLOCK, size() - from);
            int first = from;
            int[] rows = new int[lanes];
            Arrays.setAll(rows, i -> first + i);
            Batch part = chosen.select(rows);
            double[] values = scaling.invert(part.inputs()).data().asDouble();
            double[] stamps = part.time().data().asDouble();
            double[] mask = part.mask().data().asDouble();
            StepTaker taker = visitor.open(from, lanes);
            double[] time = new double[lanes];
            double[] seen = new double[lanes];
            double[][] state = new double[states][lanes];
            for (int t = 0; t < steps; t++) {
                for (int n = 0; n < lanes; n++) {
                    int at = n * part.steps() + t;
                    time[n] = stamps[at] - stamps[n * part.steps()];
                    seen[n] = mask[at];
                    for (int s = 0; s < states; s++) {
                        state[s][n] = values[at * states + s];
                    }
                }
                taker.take(time, seen, state);
            }
            visitor.close(from, lanes);
        }
    }

    /** Each sequence's sums of the rows that its steps give. */
    EmpiricalBayes.Sequence[] sequences(IntFunction<ParameterRows> rows, int unknowns) {
        EmpiricalBayes.Sequence[] all = new EmpiricalBayes.Sequence[size()];
        visit(
                new Visitor() {
                    private SquaredSums sums;

                    @Override
                    public StepTaker open(int from, int lanes) {
                        ParameterRows source = rows.apply(lanes);
                        sums = new SquaredSums(chosen.inputSize(), unknowns, lanes);
                        return (time, seen, state) -> {
                            if (source.push(time, seen, state)) {
                                sums.add(source);
                            }
                        };
                    }

                    @Override
                    public void close(int from, int lanes) {
                        for (int n = 0; n < lanes; n++) {
                            all[from + n] = sums.sequence(n);
                        }
                    }
                });
        return all;
    }
}
