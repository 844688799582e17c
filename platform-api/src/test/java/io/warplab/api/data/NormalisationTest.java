package io.warplab.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.data.Normalisation.Kind;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NormalisationTest {
    /** Two sequences of two steps and two channels; the last step was not observed. */
    private static final INDArray VALUES =
            Nd4j.create(
                    new double[] {1, 10, 3, 10, 8, 10, 1e9, Double.NaN},
                    new long[] {2, 2, 2},
                    DataType.DOUBLE);

    private static final INDArray MASK =
            Nd4j.create(new double[] {1, 1, 1, 0}, new long[] {2, 2}, DataType.DOUBLE);

    @Test
    void standardIsMeanAndDeviationOfWhatWasObserved() {
        Normalisation n = Normalisation.fit(Kind.STANDARD, VALUES, MASK);
        assertThat(n.offset()).containsExactly(new double[] {4, 10}, within(1e-15));
        // Population deviation of 1, 3, 8: sqrt((9 + 1 + 16) / 3); a constant channel keeps 1.
        assertThat(n.scale()).containsExactly(new double[] {Math.sqrt(26 / 3.0), 1}, within(1e-15));
    }

    @Test
    void minMaxMapsTheExtremesToPlusAndMinusOne() {
        Normalisation n = Normalisation.fit(Kind.MIN_MAX, VALUES, MASK);
        assertThat(n.offset()).containsExactly(4.5, 10);
        assertThat(n.scale()).containsExactly(3.5, 1);
        double[] scaled = n.apply(VALUES).data().asDouble();
        assertThat(scaled[0]).isEqualTo(-1);
        assertThat(scaled[4]).isEqualTo(1);
        assertThat(scaled[1]).isZero();
    }

    @Test
    void noneIsTheIdentity() {
        Normalisation n = Normalisation.fit(Kind.NONE, VALUES, MASK);
        assertThat(n.offset()).containsExactly(0, 0);
        assertThat(n.scale()).containsExactly(1, 1);
    }

    @Test
    void invertUndoesApplyAndLeavesItsArgumentAlone() {
        Normalisation n = new Normalisation(new double[] {3, -2}, new double[] {0.5, 7});
        INDArray raw = Nd4j.rand(DataType.DOUBLE, 3, 4, 2);
        double[] before = raw.dup().data().asDouble();
        assertThat(n.invert(n.apply(raw)).data().asDouble()).containsExactly(before, within(1e-15));
        assertThat(raw.data().asDouble()).containsExactly(before);
    }

    @Test
    void aViewIsReadAsWhatItShows() {
        Normalisation n = new Normalisation(new double[] {1}, new double[] {2});
        INDArray view =
                VALUES.get(
                        org.nd4j.linalg.indexing.NDArrayIndex.all(),
                        org.nd4j.linalg.indexing.NDArrayIndex.all(),
                        org.nd4j.linalg.indexing.NDArrayIndex.interval(0, 1));
        assertThat(n.apply(view).data().asDouble()).startsWith(0, 1, 3.5);
    }

    @Test
    void refusesWhatCannotScale() {
        assertThatThrownBy(() -> new Normalisation(new double[1], new double[] {0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("positive");
        assertThatThrownBy(() -> new Normalisation(new double[1], new double[] {Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Normalisation(new double[2], new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one per channel");
        assertThatThrownBy(() -> Normalisation.identity(3).apply(VALUES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected 3 channels");
        assertThatThrownBy(() -> Normalisation.fit(Kind.STANDARD, VALUES, MASK.mul(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no observed step");
    }

    @Test
    void copiesItsArrays() {
        double[] offset = {1};
        Normalisation n = new Normalisation(offset, new double[] {2});
        offset[0] = 5;
        n.scale()[0] = 9;
        assertThat(n.offset()).containsExactly(1);
        assertThat(n.scale()).containsExactly(2);
    }

    @Test
    void equalNumbersAreEqual() {
        Normalisation n = new Normalisation(new double[] {1}, new double[] {2});
        assertThat(n)
                .isEqualTo(new Normalisation(new double[] {1}, new double[] {2}))
                .hasSameHashCodeAs(new Normalisation(new double[] {1}, new double[] {2}))
                .isNotEqualTo(new Normalisation(new double[] {1}, new double[] {3}));
        assertThat(n.toString()).contains("1.0", "2.0");
    }

    @Test
    void largeOffsetsDoNotSpoilTheDeviation() {
        INDArray far =
                Nd4j.create(new double[] {1e8, 1e8 + 2}, new long[] {1, 2, 1}, DataType.DOUBLE);
        INDArray ones = Nd4j.ones(DataType.DOUBLE, 1, 2);
        assertThat(Normalisation.fit(Kind.STANDARD, far, ones).scale()).containsExactly(1);
    }
}
