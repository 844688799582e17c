package io.warplab.baselines.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TriangularRowsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 70, 1000})
    void theTriangleHasTheSameProducts(int count) {
        SplittableRandom random = new SplittableRandom(count);
        double[][] all = new double[count][5];
        TriangularRows first = new TriangularRows(5);
        TriangularRows second = new TriangularRows(5);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < 5; j++) {
                all[i][j] = random.nextGaussian();
            }
            (i % 3 == 0 ? second : first).add(all[i]);
        }
        first.add(second);
        assertThat(first.rows()).isEqualTo(count);
        RealMatrix a = new Array2DRowRealMatrix(all);
        RealMatrix r = first.triangle();
        RealMatrix difference = r.transposeMultiply(r).subtract(a.transposeMultiply(a));
        assertThat(difference.getNorm1()).isCloseTo(0, within(1e-10 * count));
        for (int i = 1; i < 5; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(r.getEntry(i, j)).isZero();
            }
        }
    }
}
