package io.warplab.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.data.Batch;
import io.warplab.api.model.Predictions;
import io.warplab.api.model.Task;
import org.junit.jupiter.api.Test;

class SequenceErrorsTest {
    private static final double GAP = Double.NaN;

    @Test
    void eachSequenceByItselfFromTheContextOn() {
        Batch batch =
                Windows.batch(
                        1,
                        new double[][][] {
                            {{0}, {0}, {1}, {2}}, {{0}, {0}, {GAP}, {3}}, {{0}, {0}, {GAP}, {GAP}}
                        },
                        null);
        Predictions zero = new Predictions(Windows.cube(new double[3][4][1]), null);
        double[] errors = SequenceErrors.of(batch, zero, new Task(Task.Kind.FORECAST, 2, null));
        assertThat(errors).containsExactly(2.5, 9, Double.NaN);
    }

    @Test
    void theirMeanIsTheErrorOfAllWhereLengthsAreEqual() {
        double[][][] values = {{{1, -1}, {2, 0}, {3, 5}}, {{4, 2}, {0, 0}, {1, 1}}};
        Batch batch = Windows.batch(1, values, null);
        Predictions zero = new Predictions(Windows.cube(new double[2][3][2]), null);
        Task task = new Task(Task.Kind.RECONSTRUCTION, 1, null);
        double[] errors = SequenceErrors.of(batch, zero, task);
        assertThat((errors[0] + errors[1]) / 2)
                .isCloseTo(TaskScoring.observed(batch, zero, task).mse(), within(1e-15));
    }

    @Test
    void aClassIsRightOrWrong() {
        Batch batch = Windows.batch(1, new double[][][] {{{0}}, {{0}}, {{0}}}, new int[] {0, 1, 1});
        Predictions scores =
                new Predictions(
                        Windows.cube(new double[][][] {{{2, 1}}, {{2, 1}}, {{GAP, 1}}}), null);
        Task task = new Task(Task.Kind.CLASSIFICATION, 1, null);
        assertThat(SequenceErrors.of(batch, scores, task)).containsExactly(0, 1, 1);
    }
}
