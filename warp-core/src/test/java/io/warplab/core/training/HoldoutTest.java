package io.warplab.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.warplab.api.data.Batch;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HoldoutTest {
    @Test
    void lastTenthInTheDataSetsOrderIsHeldOut() {
        Batch shuffled = Sequences.sines(20, 1).select(descending(20));

        Holdout split = Holdout.of(shuffled, null, 0.1);

        assertThat(split.validation().ids()).containsExactly(18, 19);
        assertThat(LongStream.of(split.train().ids()).sorted())
                .containsExactlyElementsOf(LongStream.range(0, 18).boxed().toList());
        assertThat(split.validation().inputs().getDouble(1, 2, 0))
                .isEqualTo(shuffled.inputs().getDouble(0, 2, 0));
        assertThat(split.note()).contains("last 2 of 20");
    }

    @Test
    void ofEveryClassTheLastAreHeldOut() {
        Batch sines = Sequences.sines(23, 1);
        int[] labels = new int[23]; // sorted by class, as files often are: 10 + 12 + 1
        Arrays.fill(labels, 10, 22, 1);
        labels[22] = 2;
        Batch classes =
                new Batch(
                        sines.inputs(),
                        sines.targets(),
                        sines.time(),
                        sines.tau(),
                        sines.mask(),
                        labels,
                        sines.ids());

        Holdout split = Holdout.of(classes, null, 0.2);

        assertThat(split.validation().ids()).containsExactly(8, 9, 20, 21);
        assertThat(split.validation().labels()).containsExactly(0, 0, 1, 1);
        assertThat(split.train().size()).isEqualTo(19);
        assertThat(split.train().labels()).contains(2);
        assertThat(split.note()).contains("last 4 of 23", "class by class");
    }

    @Test
    void atLeastOneIsHeldOut() {
        assertThat(Holdout.of(Sequences.sines(5, 1), null, 0.01).validation().ids())
                .containsExactly(4);
    }

    @Test
    void tooFewToSpareValidateOnThemselvesAndSaySo() {
        Batch four = Sequences.sines(4, 1);

        Holdout split = Holdout.of(four, null, 0.1);

        assertThat(split.train()).isSameAs(four);
        assertThat(split.validation()).isSameAs(four);
        assertThat(split.note()).contains("only 4 of them", "overfitting");
        assertThat(Holdout.of(Sequences.sines(9, 1), null, 0).note())
                .contains("validation-fraction is 0");
    }

    @Test
    void dataSetsOwnPartTakesPrecedence() {
        Batch train = Sequences.sines(10, 1);
        Batch own = Sequences.sines(3, 2);

        assertThat(Holdout.of(train, own, 0.1)).isEqualTo(new Holdout(train, own, ""));
    }

    private static int[] descending(int n) {
        int[] rows = new int[n];
        for (int i = 0; i < n; i++) {
            rows[i] = n - 1 - i;
        }
        return rows;
    }
}
