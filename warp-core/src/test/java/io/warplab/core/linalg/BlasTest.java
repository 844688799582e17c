package io.warplab.core.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Products that are cut or turned for the sake of speed, against plain sums. */
class BlasTest {
    private static final long SEED = 20261125;

    private final SplittableRandom random = new SplittableRandom(SEED);

    private Lanes draw(Precision precision, int rows, int columns) {
        Lanes lanes = Lanes.zeros(precision, rows, columns);
        for (int r = 0; r < rows; r++) {
            lanes.writeRow(r, random.doubles(columns, -1, 1).toArray());
        }
        return lanes;
    }

    /** {@code beta c + a b}, or with a transposed. */
    private static double expected(Lanes a, boolean turned, Lanes b, double start, int r, int n) {
        double sum = start;
        for (int k = 0; k < b.rows(); k++) {
            sum += (turned ? a.get(k, r) : a.get(r, k)) * b.get(k, n);
        }
        return sum;
    }

    private interface Product {
        void into(NativeMatrix a, NativeMatrix b, NativeMatrix out);
    }

    /** {@code beta c + op(a) b} by a product and by sums. */
    private void compare(Lanes a, boolean turned, int columns, double beta, Product product) {
        Precision precision = a.precision();
        Lanes b = draw(precision, turned ? a.rows() : a.lanes(), columns);
        Lanes c = draw(precision, turned ? a.lanes() : a.rows(), columns);
        Lanes got = Lanes.zeros(precision, c.rows(), columns);
        try (NativeMatrix left = NativeMatrix.of(a);
                NativeMatrix right = NativeMatrix.of(b);
                NativeMatrix out = NativeMatrix.of(c)) {
            product.into(left, right, out);
            out.store(got);
        }
        double tolerance = precision == Precision.FLOAT32 ? 1e-5 : 1e-13;
        for (int r = 0; r < got.rows(); r++) {
            for (int n = 0; n < columns; n++) {
                double start = beta == 0 ? 0 : beta * c.get(r, n);
                assertThat(got.get(r, n) - expected(a, turned, b, start, r, n))
                        .as("[%d, %d], seed %d", r, n, SEED)
                        .isBetween(-tolerance * b.rows(), tolerance * b.rows());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "50, 3000, 3, 0", // rows as dot products: a beyond the caches, few columns
        "50, 3000, 8, 1",
        "61, 3000, 3, 0.5",
        "230, 700, 16, 0", // blocks of rows
        "230, 700, 64, 1",
        "7, 5000, 32, 0",
        "40, 700, 65, 1", // too many columns for either
        "33, 90, 1, 0"
    })
    void multiply(int rows, int inner, int columns, double beta) {
        for (Precision precision : Precision.values()) {
            Lanes a = draw(precision, rows, inner);
            compare(a, false, columns, beta, (x, y, out) -> Blas.multiply(x, y, beta, out));
        }
    }

    @ParameterizedTest
    @CsvSource({"5000, 20, 64", "701, 512, 64", "700, 30, 65", "17, 3, 2"})
    void addTransposed(int inner, int rows, int columns) {
        for (Precision precision : Precision.values()) {
            Lanes a = draw(precision, inner, rows);
            compare(a, true, columns, 1, Blas::addTransposed);
        }
    }
}
