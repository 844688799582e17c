package io.warplab.datasets.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warplab.api.data.Batch;
import io.warplab.api.error.WarpException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequenceBatchTest {
    private static final Sequence LONG =
            new Sequence(new double[] {2, 4, 8}, new double[][] {{1, 10}, {2, 20}, {3, 30}});
    private static final Sequence SHORT =
            new Sequence(new double[] {5, 6}, new double[][] {{7, 70}, {8, 80}});

    @Test
    void stacksPadsAndScalesTheClock() {
        Batch batch = SequenceBatch.of(List.of(LONG, SHORT), 6, 40);
        assertThat(batch.inputs().shape()).containsExactly(2, 3, 2);
        assertThat(batch.inputs().data().asDouble())
                .containsExactly(1, 10, 2, 20, 3, 30, 7, 70, 8, 80, 8, 80);
        assertThat(batch.time().toDoubleMatrix())
                .isDeepEqualTo(new double[][] {{2, 4, 8}, {5, 6, 7}});
        assertThat(batch.tau().toDoubleMatrix())
                .isDeepEqualTo(new double[][] {{0, 2 / 6.0, 1}, {0, 1 / 6.0, 2 / 6.0}});
        assertThat(batch.mask().toDoubleMatrix())
                .isDeepEqualTo(new double[][] {{1, 1, 1}, {1, 1, 0}});
        assertThat(batch.ids()).containsExactly(40, 41);
        assertThat(batch.targets()).isSameAs(batch.inputs());
    }

    @Test
    void ownTargetsAndUnobservedSteps() {
        Sequence sequence =
                new Sequence(
                        new double[] {0, 1},
                        new double[][] {{1, 2}, {3, 4}},
                        new double[][] {{5}, {6}},
                        new boolean[] {true, false});
        Batch batch = SequenceBatch.of(List.of(sequence), 1, 0);
        assertThat(batch.targets().shape()).containsExactly(1, 2, 1);
        assertThat(batch.targets().data().asDouble()).containsExactly(5, 6);
        assertThat(batch.mask().toDoubleMatrix()[0]).containsExactly(1, 0);
    }

    @Test
    void theClockIsTheLongestDuration() {
        assertThat(SequenceBatch.longestDuration(List.of(SHORT, LONG))).isEqualTo(6);
        Sequence single = new Sequence(new double[] {3}, new double[][] {{1}});
        assertThat(SequenceBatch.longestDuration(List.of(single))).isEqualTo(1);
    }

    @Test
    void moreNumbersThanAnArrayHoldsAreRefusedBeforeTheyAreAllocated() {
        Sequence sequence =
                new Sequence(
                        new double[1024],
                        Collections.nCopies(1024, new double[1024]).toArray(double[][]::new));
        assertThatThrownBy(() -> SequenceBatch.of(Collections.nCopies(2048, sequence), 1, 0))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("2048 sequences of 1024 steps and 1024 channels")
                .hasMessageContaining("2147483648 numbers");
    }

    @Test
    void brokenSequencesAreRefused() {
        assertThatThrownBy(() -> new Sequence(new double[] {1, 2}, new double[][] {{1}}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                new Sequence(
                                        new double[] {1},
                                        new double[][] {{1}},
                                        new double[][] {{1}},
                                        new boolean[] {false}))
                .hasMessageContaining("step 0");
    }
}
