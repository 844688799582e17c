package io.warplab.api.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Both precisions against plain sums written out here. */
class LanesTest {
    private static final long SEED = 20261124;
    private static final int LANES = 5;

    private static Offset<Double> near(Precision precision) {
        return within(precision == Precision.FLOAT32 ? 2e-6 : 1e-14);
    }

    private static Lanes random(Precision precision, int rows, long salt) {
        SplittableRandom random = new SplittableRandom(SEED + salt);
        Lanes lanes = Lanes.zeros(precision, rows, LANES);
        for (int r = 0; r < rows; r++) {
            for (int n = 0; n < LANES; n++) {
                lanes.set(r, n, 2 * random.nextDouble() - 1);
            }
        }
        return lanes;
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void knowsItsSizeAndPrecision(Precision precision) {
        Lanes lanes = Lanes.zeros(precision, 3, LANES);
        assertThat(lanes.rows()).isEqualTo(3);
        assertThat(lanes.lanes()).isEqualTo(LANES);
        assertThat(lanes.precision()).isEqualTo(precision);
        assertThatThrownBy(() -> Lanes.zeros(precision, 3, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got [3, 0]");
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void rowsAreReadWrittenAndAddedTo(Precision precision) {
        Lanes lanes = Lanes.zeros(precision, 2, LANES);
        lanes.writeRow(1, new double[] {1, 2, 3, 4, 5});
        lanes.addRow(1, new double[] {0.5, 0, 0, 0, -5});
        double[] out = new double[LANES];
        lanes.readRow(1, out);
        assertThat(out).containsExactly(1.5, 2, 3, 4, 0);
        lanes.readRow(0, out);
        assertThat(out).containsOnly(0);
        assertThat(lanes.get(1, 0)).isEqualTo(1.5);
        lanes.fill(7);
        assertThat(lanes.get(0, 4)).isEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void rowsAreCopiedScaledAndSubtracted(Precision precision) {
        Lanes a = random(precision, 4, 1);
        Lanes b = random(precision, 4, 2);
        Lanes c = Lanes.zeros(precision, 4, LANES);
        c.copyRows(1, a, 2, 2);
        c.addScaledRows(1, -2, b, 0, 2);
        Lanes d = Lanes.zeros(precision, 4, LANES);
        d.subtractRows(0, a, 1, b, 2, 2);
        for (int n = 0; n < LANES; n++) {
            assertThat(c.get(0, n)).isZero();
            assertThat(c.get(3, n)).isZero();
            for (int r = 0; r < 2; r++) {
                assertThat(c.get(1 + r, n))
                        .isCloseTo(a.get(2 + r, n) - 2 * b.get(r, n), near(precision));
                assertThat(d.get(r, n))
                        .isCloseTo(a.get(1 + r, n) - b.get(2 + r, n), near(precision));
                assertThat(d.get(2 + r, n)).isZero();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FLOAT32, 1, 1",
        "FLOAT32, 3, 4",
        "FLOAT32, 2, 7",
        "FLOAT64, 1, 1",
        "FLOAT64, 3, 4",
        "FLOAT64, 2, 7",
        "FLOAT64, 4, 9"
    })
    void affineIsADenseLayerOfPerLaneWeights(Precision precision, int outputs, int inputs) {
        int offset = 2;
        Lanes theta = random(precision, offset + outputs * (inputs + 1), 3);
        Lanes in = random(precision, inputs, 4);
        Lanes out = random(precision, outputs + 1, 5);
        Lanes before = Lanes.zeros(precision, outputs + 1, LANES);
        before.copyRows(0, out, 0, outputs + 1);
        out.affine(outputs, theta, offset, in, inputs);
        for (int n = 0; n < LANES; n++) {
            for (int o = 0; o < outputs; o++) {
                double sum = theta.get(offset + outputs * inputs + o, n);
                for (int i = 0; i < inputs; i++) {
                    sum += theta.get(offset + o * inputs + i, n) * in.get(i, n);
                }
                assertThat(out.get(o, n))
                        .as("output %d, lane %d", o, n)
                        .isCloseTo(sum, near(precision));
            }
            assertThat(out.get(outputs, n)).as("later rows").isEqualTo(before.get(outputs, n));
        }
    }

    @ParameterizedTest
    @CsvSource({"FLOAT32, 3, 4", "FLOAT64, 1, 1", "FLOAT64, 3, 4", "FLOAT64, 2, 7"})
    void affineBackwardIsItsVectorJacobianProduct(Precision precision, int outputs, int inputs) {
        int offset = 2;
        int rows = offset + outputs * (inputs + 1);
        Lanes theta = random(precision, rows, 3);
        Lanes in = random(precision, inputs, 4);
        Lanes dOut = random(precision, outputs, 5);
        Lanes dTheta = Lanes.zeros(precision, rows, LANES);
        Lanes dIn = Lanes.zeros(precision, inputs, LANES);
        dTheta.fill(1);
        dIn.fill(1);
        dOut.affineBackward(outputs, theta, offset, in, inputs, dTheta, dIn);
        for (int n = 0; n < LANES; n++) {
            for (int i = 0; i < inputs; i++) {
                double toInput = 1;
                for (int o = 0; o < outputs; o++) {
                    toInput += theta.get(offset + o * inputs + i, n) * dOut.get(o, n);
                    assertThat(dTheta.get(offset + o * inputs + i, n))
                            .isCloseTo(1 + dOut.get(o, n) * in.get(i, n), near(precision));
                }
                assertThat(dIn.get(i, n)).isCloseTo(toInput, near(precision));
            }
            for (int o = 0; o < outputs; o++) {
                assertThat(dTheta.get(offset + outputs * inputs + o, n))
                        .isCloseTo(1 + dOut.get(o, n), near(precision));
            }
            assertThat(dTheta.get(0, n)).as("rows before the layer").isEqualTo(1);
        }
        Lanes alone = Lanes.zeros(precision, rows, LANES);
        alone.fill(1);
        dOut.affineBackward(outputs, theta, offset, in, inputs, alone, null);
        for (int r = 0; r < rows; r++) {
            assertThat(alone.get(r, 0)).as("without dIn, row %d", r).isEqualTo(dTheta.get(r, 0));
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void activationsAndTheirDerivatives(Precision precision) {
        for (Activation f : Activation.values()) {
            Lanes pre = random(precision, 3, 6);
            Lanes post = Lanes.zeros(precision, 3, LANES);
            post.activate(f, pre, 2);
            Lanes gradient = random(precision, 3, 7);
            Lanes dPost = random(precision, 3, 7);
            gradient.activateBackward(f, pre, 2);
            for (int n = 0; n < LANES; n++) {
                for (int r = 0; r < 2; r++) {
                    double x = pre.get(r, n);
                    assertThat(post.get(r, n)).as("%s", f).isCloseTo(f.value(x), near(precision));
                    assertThat(gradient.get(r, n))
                            .as("%s", f)
                            .isCloseTo(dPost.get(r, n) * f.derivative(x), near(precision));
                    double h = 1e-6;
                    assertThat(f.derivative(x))
                            .as("derivative of %s at %s", f, x)
                            .isCloseTo((f.value(x + h) - f.value(x - h)) / (2 * h), within(1e-8));
                }
                assertThat(post.get(2, n)).isZero();
                assertThat(gradient.get(2, n)).isEqualTo(dPost.get(2, n));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void rowsAreScaledAndMultiplied(Precision precision) {
        Lanes a = random(precision, 2, 8);
        Lanes b = random(precision, 2, 9);
        double[] sums = {10, 20};
        double[] expected = {10, 20};
        for (int r = 0; r < 2; r++) {
            for (int n = 0; n < LANES; n++) {
                expected[r] += a.get(r, n) * b.get(r, n);
            }
        }
        a.addRowProducts(b, sums);
        assertThat(sums).containsExactly(expected, within(1e-12));
        double[] withRow = new double[2];
        double[] expectedWithRow = new double[2];
        for (int r = 0; r < 2; r++) {
            for (int n = 0; n < LANES; n++) {
                expectedWithRow[r] += a.get(r, n) * b.get(1, n);
            }
        }
        a.addProductsWithRow(b, 1, withRow);
        assertThat(withRow).containsExactly(expectedWithRow, within(1e-12));
        double first = b.get(0, 1);
        double second = b.get(1, 1);
        b.scaleRows(new double[] {2, -3});
        assertThat(b.get(0, 1)).isCloseTo(2 * first, near(precision));
        assertThat(b.get(1, 1)).isCloseTo(-3 * second, near(precision));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void lanesAreCopiedBetweenSizes(Precision precision) {
        Lanes narrow = Lanes.zeros(precision, 2, 2);
        Lanes wide = random(precision, 2, 1);
        narrow.copyLanes(0, wide, 3, 2);
        assertThat(narrow.get(1, 0)).isEqualTo(wide.get(1, 3));
        assertThat(narrow.get(0, 1)).isEqualTo(wide.get(0, 4));
        wide.copyLanes(1, narrow, 1, 1);
        assertThat(wide.get(1, 1)).isEqualTo(wide.get(1, 4));
        assertThat(wide.get(1, 2)).isNotEqualTo(wide.get(1, 4));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void clippingAndItsBackward(Precision precision) {
        Lanes x = Lanes.zeros(precision, 1, LANES);
        x.writeRow(0, new double[] {-2, -0.7, 0, 0.3, 9});
        // A limit that float32 does not hold exactly must still be recognised.
        x.clip(0.7);
        double[] row = new double[LANES];
        x.readRow(0, row);
        assertThat(row).containsExactly(new double[] {-0.7, -0.7, 0, 0.3, 0.7}, near(precision));
        Lanes gradient = Lanes.zeros(precision, 1, LANES);
        gradient.fill(1);
        gradient.zeroWhereClipped(x, 0.7);
        gradient.readRow(0, row);
        assertThat(row).containsExactly(0, 0, 1, 1, 0);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void numbersThatBlewUpAreNotHidden(Precision precision) {
        Lanes x = Lanes.zeros(precision, 1, LANES);
        x.writeRow(0, new double[] {Double.NaN, Double.POSITIVE_INFINITY, 0, 0, 0});
        Lanes y = Lanes.zeros(precision, 1, LANES);
        for (Activation f : Activation.values()) {
            y.activate(f, x, 1);
            assertThat(y.get(0, 0)).as("%s of NaN", f).isNaN();
        }
        x.clip(1);
        assertThat(x.get(0, 0)).isNaN();
        assertThat(x.get(0, 1)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void otherNumbersOfLanesAreRefused(Precision precision) {
        Lanes a = Lanes.zeros(precision, 2, LANES);
        Lanes b = Lanes.zeros(precision, 2, LANES + 1);
        assertThatThrownBy(() -> a.copyRows(0, b, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected 5 lanes, got 6");
    }
}
