package io.warplab.core.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packed products against plain sums; they do not hang on the processor, only their speed does. */
class PackedMatrixTest {
    private static final long SEED = 20261125;

    private final SplittableRandom random = new SplittableRandom(SEED);

    private Lanes draw(int rows, int columns) {
        Lanes lanes = Lanes.zeros(Precision.FLOAT32, rows, columns);
        for (int r = 0; r < rows; r++) {
            lanes.writeRow(r, random.doubles(columns, -1, 1).toArray());
        }
        return lanes;
    }

    @ParameterizedTest
    @CsvSource({
        "100, 13, 2, 0",
        "100, 13, 2, 1",
        "61, 1, 1, 1",
        "7, 2, 1, 0",
        "96, 24, 3, 0.5",
        "5, 3, 4, 0"
    })
    void productsAreThoseOfTheMatrixAndOfItsTranspose(
            int size, int columns, int parts, double beta) {
        assumeTrue(
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
                "this JVM was started without --add-modules jdk.incubator.vector");
        Lanes a = draw(size, size);
        Lanes b = draw(size, columns);
        Lanes c = draw(size, columns);
        PackedMatrix packed = new PackedMatrix(size, parts);
        try (NativeMatrix matrix = NativeMatrix.of(a);
                NativeMatrix x = NativeMatrix.of(b)) {
            for (boolean transposed : new boolean[] {false, true}) {
                Lanes got = Lanes.zeros(Precision.FLOAT32, size, columns);
                try (NativeMatrix out = NativeMatrix.of(c)) {
                    for (int i = 0; i < parts; i++) {
                        Part part = new Part(i, parts);
                        if (transposed) {
                            packed.packTransposed(matrix, part);
                        } else {
                            packed.pack(matrix, part);
                        }
                        packed.multiply(x, beta, out, part);
                    }
                    out.store(got);
                }
                for (int r = 0; r < size; r++) {
                    for (int n = 0; n < columns; n++) {
                        double sum = beta * c.get(r, n);
                        for (int k = 0; k < size; k++) {
                            sum += (transposed ? a.get(k, r) : a.get(r, k)) * b.get(k, n);
                        }
                        assertThat(got.get(r, n) - sum)
                                .as("[%d, %d], transposed %s, seed %d", r, n, transposed, SEED)
                                .isBetween(-1e-5 * size, 1e-5 * size);
                    }
                }
            }
        }
    }

    @Test
    void smallMatricesAndFloat64StayWithBlas() {
        assertThat(PackedMatrix.suits(Precision.FLOAT32, 700, 13, 1000)).isFalse();
        assertThat(PackedMatrix.suits(Precision.FLOAT64, 5000, 13, 1000)).isFalse();
        assertThat(PackedMatrix.suits(Precision.FLOAT32, 5000, 13, 2)).isFalse();
        assertThat(PackedMatrix.suits(Precision.FLOAT32, 5000, 64, 1000)).isFalse();
        assertThat(PackedMatrix.suits(Precision.FLOAT32, 200_000, 13, 1000)).isFalse();
    }
}
