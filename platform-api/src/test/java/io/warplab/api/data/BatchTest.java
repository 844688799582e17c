package io.warplab.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class BatchTest {
    private static final int N = 3;
    private static final int T = 2;

    /** 0, 1, 2, .. from {@code first}, so that every cell can be told. */
    private static INDArray count(double first, long... shape) {
        int size = 1;
        for (long s : shape) {
            size *= (int) s;
        }
        return Nd4j.create(
                IntStream.range(0, size).mapToDouble(i -> first + i).toArray(),
                shape,
                DataType.DOUBLE);
    }

    private static Batch batch(INDArray inputs, INDArray targets) {
        return new Batch(
                inputs,
                targets,
                count(100, N, T),
                count(200, N, T),
                Nd4j.ones(DataType.DOUBLE, N, T),
                new int[] {5, 6, 7},
                new long[] {50, 60, 70});
    }

    @Test
    void knowsItsSizes() {
        Batch batch = batch(count(0, N, T, 4), count(0, N, T, 1));
        assertThat(batch.size()).isEqualTo(N);
        assertThat(batch.steps()).isEqualTo(T);
        assertThat(batch.inputSize()).isEqualTo(4);
        assertThat(batch.targetSize()).isEqualTo(1);
    }

    @Test
    void selectCopiesSequencesInTheOrderGiven() {
        Batch batch = batch(count(0, N, T, 2), count(1000, N, T, 1));
        Batch chosen = batch.select(new int[] {2, 0, 2});
        assertThat(chosen.inputs().shape()).containsExactly(3, 2, 2);
        assertThat(chosen.inputs().data().asDouble())
                .containsExactly(8, 9, 10, 11, 0, 1, 2, 3, 8, 9, 10, 11);
        assertThat(chosen.targets().data().asDouble())
                .containsExactly(1004, 1005, 1000, 1001, 1004, 1005);
        assertThat(chosen.time().data().asDouble()).containsExactly(104, 105, 100, 101, 104, 105);
        assertThat(chosen.tau().data().asDouble()).containsExactly(204, 205, 200, 201, 204, 205);
        assertThat(chosen.labels()).containsExactly(7, 5, 7);
        assertThat(chosen.ids()).containsExactly(70, 50, 70);
        chosen.inputs().putScalar(0, -1);
        assertThat(batch.inputs().getDouble(2, 0, 0)).isEqualTo(8);
        assertThat(batch.inputs().shape())
                .as("the shape handed out is ND4J's own")
                .containsExactly(N, T, 2);
    }

    @Test
    void selectKeepsTargetsThatAreTheInputsOneObject() {
        INDArray x = count(0, N, T, 2);
        Batch chosen = batch(x, x).select(new int[] {1});
        assertThat(chosen.targets()).isSameAs(chosen.inputs());
    }

    @Test
    void selectReadsViewsAsWhatTheyShow() {
        INDArray large = count(0, N + 1, T, 2);
        INDArray view = large.get(org.nd4j.linalg.indexing.NDArrayIndex.interval(1, N + 1));
        Batch chosen = batch(view, view).select(new int[] {0});
        assertThat(chosen.inputs().data().asDouble()).containsExactly(4, 5, 6, 7);
    }

    @Test
    void aSequenceThatIsNotThereIsRefused() {
        INDArray x = count(0, N, T, 2);
        assertThatThrownBy(() -> batch(x, x).select(new int[] {0, N}))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> batch(x, x).select(new int[] {-1}))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void withValuesKeepsTheRest() {
        Batch batch = batch(count(0, N, T, 2), count(0, N, T, 2));
        Batch scaled = batch.withValues(batch.inputs().mul(2), batch.targets().mul(3));
        assertThat(scaled.inputs().getDouble(0, 0, 1)).isEqualTo(2);
        assertThat(scaled.targets().getDouble(0, 0, 1)).isEqualTo(3);
        assertThat(scaled.time()).isSameAs(batch.time());
        assertThat(scaled.ids()).containsExactly(50, 60, 70);
    }

    @Test
    void shapesThatDisagreeAreNamed() {
        INDArray x = count(0, N, T, 2);
        assertThatThrownBy(() -> batch(x, count(0, N, T + 1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("targets must start with [3, 2], got [3, 3, 2]");
        assertThatThrownBy(() -> batch(count(0, N, T), x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("inputs must be a c-order float64 array of rank 3");
        assertThatThrownBy(() -> batch(x.castTo(DataType.FLOAT), x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("float64")
                .hasMessageContaining("FLOAT");
        assertThatThrownBy(() -> batch(x.dup('f'), x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("c-order");
        assertThatThrownBy(
                        () ->
                                new Batch(
                                        x,
                                        x,
                                        count(0, N, T),
                                        count(0, N, T),
                                        count(0, N, T),
                                        new int[2],
                                        new long[N]))
                .hasMessageContaining("3 sequences need 3 labels, got 2");
        assertThatThrownBy(
                        () ->
                                new Batch(
                                        x,
                                        x,
                                        count(0, N, T),
                                        count(0, N, T),
                                        count(0, N, T),
                                        null,
                                        new long[1]))
                .hasMessageContaining("3 sequences need 3 ids, got 1");
    }
}
