package io.warplab.core.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import io.warplab.api.lanes.Precision;
import org.junit.jupiter.api.Test;

class NativePoolTest {
    private final NativePool pool = new NativePool();

    @Test
    void memoryIsUsedAgainForShapesOfAboutTheSize() {
        NativeMatrix first = pool.take(Precision.FLOAT32, 100, 24);
        pool.give(first);
        NativeMatrix smaller = pool.take(Precision.FLOAT32, 100, 20);
        assertThat(smaller.start()).isSameAs(first.start());
        assertThat(smaller.columnCount()).isEqualTo(20);
        assertThat(smaller.isDense()).isTrue();
        pool.give(smaller);
        NativeMatrix again = pool.take(Precision.FLOAT32, 60, 40);
        assertThat(again.start()).isSameAs(first.start());
        pool.give(again);
        pool.clear();
    }

    @Test
    void muchSmallerOnesAndOtherPrecisionsGetMemoryOfTheirOwn() {
        NativeMatrix large = pool.take(Precision.FLOAT32, 100, 24);
        pool.give(large);
        NativeMatrix small = pool.take(Precision.FLOAT32, 10, 24);
        NativeMatrix other = pool.take(Precision.FLOAT64, 100, 24);
        assertThat(small.start()).isNotSameAs(large.start());
        assertThat(other.start()).isNotSameAs(large.start());
        pool.give(small, other);
        pool.clear();
    }

    @Test
    void zerosAreZerosWhateverWasThere() {
        NativeMatrix used = pool.take(Precision.FLOAT32, 4, 6);
        used.write(0, new float[] {1, 2, 3, 4, 5, 6}, 6);
        pool.give(used);
        NativeMatrix zeros = pool.takeZeros(Precision.FLOAT32, 5, 4);
        assertThat(zeros.start()).isSameAs(used.start());
        assertThat(Blas.squaredNorm(zeros)).isZero();
        pool.give(zeros);
        pool.clear();
    }
}
