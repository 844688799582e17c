package io.warplab.api.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.BinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.hipparchus.analysis.differentiation.Gradient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every function against Hipparchus' own {@link Gradient}, value and derivatives, in every lane,
 * and against finite differences. The arguments depend on all variables, so the chain rule shows.
 */
class LaneDualTest {
    private static final long SEED = 20261124;
    private static final int LANES = 7;
    private static final int VARIABLES = 3;
    private static final LaneDualField FIELD = new LaneDualField(LANES, VARIABLES);

    private static Arguments unary(
            String name,
            double low,
            double high,
            UnaryOperator<LaneDual> f,
            UnaryOperator<Gradient> reference) {
        return Arguments.of(name, low, high, f, reference);
    }

    static Stream<Arguments> unaryFunctions() {
        return Stream.of(
                unary("negate", -2, 2, LaneDual::negate, Gradient::negate),
                unary("add 1.5", -2, 2, x -> x.add(1.5), x -> x.add(1.5)),
                unary("subtract 1.5", -2, 2, x -> x.subtract(1.5), x -> x.subtract(1.5)),
                unary("multiply 1.5", -2, 2, x -> x.multiply(1.5), x -> x.multiply(1.5)),
                unary("multiply 3", -2, 2, x -> x.multiply(3), x -> x.multiply(3)),
                unary("divide 3", -2, 2, x -> x.divide(3.0), x -> x.divide(3.0)),
                unary("reciprocal", 0.3, 2, LaneDual::reciprocal, Gradient::reciprocal),
                unary("reciprocal < 0", -2, -0.3, LaneDual::reciprocal, Gradient::reciprocal),
                unary("square", -2, 2, LaneDual::square, Gradient::square),
                unary("sqrt", 0.1, 5, LaneDual::sqrt, Gradient::sqrt),
                unary("cbrt", 0.1, 5, LaneDual::cbrt, Gradient::cbrt),
                unary("cbrt < 0", -5, -0.1, LaneDual::cbrt, Gradient::cbrt),
                unary("rootN 2", 0.1, 5, x -> x.rootN(2), x -> x.rootN(2)),
                unary("rootN 3", 0.1, 5, x -> x.rootN(3), x -> x.rootN(3)),
                unary("rootN 4", 0.1, 5, x -> x.rootN(4), x -> x.rootN(4)),
                unary("rootN 5", 0.1, 5, x -> x.rootN(5), x -> x.rootN(5)),
                unary("exp", -3, 3, LaneDual::exp, Gradient::exp),
                unary("expm1", -3, 3, LaneDual::expm1, Gradient::expm1),
                unary("log", 0.1, 5, LaneDual::log, Gradient::log),
                unary("log1p", -0.9, 5, LaneDual::log1p, Gradient::log1p),
                unary("log10", 0.1, 5, LaneDual::log10, Gradient::log10),
                unary("pow 2.5", 0.1, 3, x -> x.pow(2.5), x -> x.pow(2.5)),
                unary("pow -1.5", 0.1, 3, x -> x.pow(-1.5), x -> x.pow(-1.5)),
                unary("pow 0.0", -3, 3, x -> x.pow(0.0), x -> x.pow(0.0)),
                unary("pow 1.0", -3, 3, x -> x.pow(1.0), x -> x.pow(1.0)),
                unary("pow int 3", -3, 3, x -> x.pow(3), x -> x.pow(3)),
                unary("pow int 0", -3, 3, x -> x.pow(0), x -> x.pow(0)),
                unary("pow int -2", -3, -0.3, x -> x.pow(-2), x -> x.pow(-2)),
                unary("sin", -7, 7, LaneDual::sin, Gradient::sin),
                unary("cos", -7, 7, LaneDual::cos, Gradient::cos),
                unary("sinCos sin", -7, 7, x -> x.sinCos().sin(), x -> x.sinCos().sin()),
                unary("sinCos cos", -7, 7, x -> x.sinCos().cos(), x -> x.sinCos().cos()),
                unary("tan", -1.4, 1.4, LaneDual::tan, Gradient::tan),
                unary("asin", -0.9, 0.9, LaneDual::asin, Gradient::asin),
                unary("acos", -0.9, 0.9, LaneDual::acos, Gradient::acos),
                unary("atan", -5, 5, LaneDual::atan, Gradient::atan),
                unary("sinh", -3, 3, LaneDual::sinh, Gradient::sinh),
                unary("cosh", -3, 3, LaneDual::cosh, Gradient::cosh),
                unary("sinhCosh", -3, 3, x -> x.sinhCosh().sinh(), x -> x.sinhCosh().sinh()),
                unary("tanh", -3, 3, LaneDual::tanh, Gradient::tanh),
                unary("asinh", -3, 3, LaneDual::asinh, Gradient::asinh),
                unary("acosh", 1.1, 5, LaneDual::acosh, Gradient::acosh),
                unary("atanh", -0.9, 0.9, LaneDual::atanh, Gradient::atanh),
                unary("abs", -3, 3, LaneDual::abs, Gradient::abs),
                unary("sign", -3, 3, LaneDual::sign, Gradient::sign),
                unary("copySign -1", -3, 3, x -> x.copySign(-1.0), x -> x.copySign(-1.0)),
                unary("floor", -3, 3, LaneDual::floor, Gradient::floor),
                unary("ceil", -3, 3, LaneDual::ceil, Gradient::ceil),
                unary("rint", -3, 3, LaneDual::rint, Gradient::rint),
                unary("ulp", 0.1, 3, LaneDual::ulp, Gradient::ulp),
                unary("scalb 3", -3, 3, x -> x.scalb(3), x -> x.scalb(3)),
                unary("remainder 0.7", -3, 3, x -> x.remainder(0.7), x -> x.remainder(0.7)),
                unary("toDegrees", -3, 3, LaneDual::toDegrees, Gradient::toDegrees),
                unary("toRadians", -3, 3, LaneDual::toRadians, Gradient::toRadians));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unaryFunctions")
    void unaryFunctionsAgreeWithGradient(
            String name,
            double low,
            double high,
            UnaryOperator<LaneDual> f,
            UnaryOperator<Gradient> reference) {
        Point point = new Point(low, high, 0);
        assertSame(name, f.apply(point.lanes()), n -> reference.apply(point.gradient(n)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unaryFunctions")
    void smoothUnaryFunctionsAgreeWithFiniteDifferences(
            String name,
            double low,
            double high,
            UnaryOperator<LaneDual> f,
            UnaryOperator<Gradient> reference) {
        LaneDualField one = new LaneDualField(1, 1);
        DoubleUnaryOperator plain = x -> f.apply(one.constant(x)).getReal();
        for (double share : new double[] {0.23, 0.57, 0.81}) {
            double x = low + share * (high - low);
            double h = 1e-4;
            double slope =
                    (8 * (plain.applyAsDouble(x + h) - plain.applyAsDouble(x - h))
                                    - (plain.applyAsDouble(x + 2 * h)
                                            - plain.applyAsDouble(x - 2 * h)))
                            / (12 * h);
            assertThat(derivative(f.apply(one.variable(0, new double[] {x})), 0, 0))
                    .as("%s at %s", name, x)
                    .isCloseTo(slope, within(1e-8 * Math.max(1, Math.abs(slope))));
        }
    }

    private static Arguments binary(
            String name,
            double low,
            double high,
            BinaryOperator<LaneDual> f,
            BinaryOperator<Gradient> reference) {
        return Arguments.of(name, low, high, f, reference);
    }

    static Stream<Arguments> binaryFunctions() {
        return Stream.of(
                binary("add", -3, 3, LaneDual::add, Gradient::add),
                binary("subtract", -3, 3, LaneDual::subtract, Gradient::subtract),
                binary("multiply", -3, 3, LaneDual::multiply, Gradient::multiply),
                binary("divide", 0.3, 3, LaneDual::divide, Gradient::divide),
                binary("divide < 0", -3, -0.3, LaneDual::divide, Gradient::divide),
                binary("pow", 0.2, 3, LaneDual::pow, Gradient::pow),
                binary("atan2", -3, 3, LaneDual::atan2, Gradient::atan2),
                binary("hypot", -3, 3, LaneDual::hypot, Gradient::hypot),
                binary("copySign", -3, 3, LaneDual::copySign, Gradient::copySign),
                binary("remainder", 0.5, 3, LaneDual::remainder, Gradient::remainder),
                binary(
                        "linearCombination 2",
                        -3,
                        3,
                        (x, y) -> x.linearCombination(x, y, y.add(1), x),
                        (x, y) -> x.linearCombination(x, y, y.add(1), x)),
                binary(
                        "linearCombination 3",
                        -3,
                        3,
                        (x, y) -> x.linearCombination(x, y, y.add(1), x, x, x.sin()),
                        (x, y) -> x.linearCombination(x, y, y.add(1), x, x, x.sin())),
                binary(
                        "linearCombination 4",
                        -3,
                        3,
                        (x, y) -> x.linearCombination(x, y, y.add(1), x, x, x.sin(), y, y),
                        (x, y) -> x.linearCombination(x, y, y.add(1), x, x, x.sin(), y, y)),
                binary(
                        "linearCombination of numbers 2",
                        -3,
                        3,
                        (x, y) -> x.linearCombination(2.5, x, -0.5, y),
                        (x, y) -> x.linearCombination(2.5, x, -0.5, y)),
                binary(
                        "linearCombination of numbers 3",
                        -3,
                        3,
                        (x, y) -> x.linearCombination(2.5, x, -0.5, y, 3, x.sin()),
                        (x, y) -> x.linearCombination(2.5, x, -0.5, y, 3, x.sin())),
                binary(
                        "linearCombination of numbers 4",
                        -3,
                        3,
                        (x, y) -> x.linearCombination(2.5, x, -0.5, y, 3, x.sin(), 4, y.cos()),
                        (x, y) -> x.linearCombination(2.5, x, -0.5, y, 3, x.sin(), 4, y.cos())),
                binary(
                        "linearCombination of arrays",
                        -3,
                        3,
                        (x, y) ->
                                x.linearCombination(
                                        new LaneDual[] {x, y, x.exp()}, new LaneDual[] {y, y, x}),
                        (x, y) ->
                                x.linearCombination(
                                        new Gradient[] {x, y, x.exp()}, new Gradient[] {y, y, x})),
                binary(
                        "linearCombination of numbers and an array",
                        -3,
                        3,
                        (x, y) ->
                                x.linearCombination(
                                        new double[] {1, -2, 0.5},
                                        new LaneDual[] {y, y.square(), x}),
                        (x, y) ->
                                x.linearCombination(
                                        new double[] {1, -2, 0.5},
                                        new Gradient[] {y, y.square(), x})));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("binaryFunctions")
    void binaryFunctionsAgreeWithGradient(
            String name,
            double low,
            double high,
            BinaryOperator<LaneDual> f,
            BinaryOperator<Gradient> reference) {
        Point a = new Point(low, high, 1);
        Point b = new Point(low, high, 2);
        assertSame(
                name,
                f.apply(a.lanes(), b.lanes()),
                n -> reference.apply(a.gradient(n), b.gradient(n)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("binaryFunctions")
    void constantsOnEitherSideHaveNoDerivative(
            String name,
            double low,
            double high,
            BinaryOperator<LaneDual> f,
            BinaryOperator<Gradient> reference) {
        Point a = new Point(low, high, 1);
        Point b = new Point(low, high, 2);
        LaneDual constant = FIELD.constant(b.values);
        assertSame(
                name,
                f.apply(a.lanes(), constant),
                n -> reference.apply(a.gradient(n), Gradient.constant(VARIABLES, b.values[n])));
        assertSame(
                name,
                f.apply(constant, a.lanes()),
                n -> reference.apply(Gradient.constant(VARIABLES, b.values[n]), a.gradient(n)));
    }

    @Test
    void oddRootsOfNegativeNumbersAreReal() {
        LaneDualField one = new LaneDualField(1, 1);
        LaneDual root = one.variable(0, new double[] {-32}).rootN(5);
        assertThat(root.getReal()).isCloseTo(-2, within(1e-14));
        assertThat(derivative(root, 0, 0)).isCloseTo(1 / (5 * 16.0), within(1e-15));
    }

    @Test
    void aPowerOfZeroHasAFiniteDerivativeByTheExponent() {
        LaneDualField two = new LaneDualField(1, 2);
        LaneDual power = two.variable(0, new double[] {0}).pow(two.variable(1, new double[] {2}));
        assertThat(power.getReal()).isZero();
        assertThat(derivative(power, 0, 0)).isZero();
        assertThat(derivative(power, 1, 0)).isZero();
    }

    @Test
    void aNegativeBaseTakesAConstantWholeExponent() {
        LaneDualField one = new LaneDualField(1, 1);
        LaneDual power = one.variable(0, new double[] {-3}).pow(one.constant(3));
        assertThat(power.getReal()).isEqualTo(-27);
        assertThat(derivative(power, 0, 0)).isEqualTo(27);
    }

    @Test
    void divisionByANumberIsCorrectlyRounded() {
        assertThat(FIELD.constant(1).divide(3.0).getReal()).isEqualTo(1 / 3.0);
        assertThat(FIELD.constant(7).divide(49.0).getReal()).isEqualTo(7 / 49.0);
        assertThat(FIELD.constant(1e-310).divide(1e-310).getReal()).isEqualTo(1);
    }

    @Test
    void whatCannotDependOnAVariableStoresNoDerivative() {
        LaneDual x = FIELD.variable(1, new double[LANES]);
        assertThat(x.sin().add(3).multiply(FIELD.constant(2)).derivative(0)).isNull();
        assertThat(x.derivative(1)).containsOnly(1);
        assertThat(FIELD.constant(4).exp().derivative(1)).isNull();
    }

    @Test
    void operandsOfOtherSizesAreRefused() {
        LaneDual x = FIELD.getOne();
        LaneDual wider = new LaneDualField(LANES + 1, VARIABLES).getOne();
        LaneDual deeper = new LaneDualField(LANES, VARIABLES + 1).getOne();
        for (LaneDual other : new LaneDual[] {wider, deeper}) {
            for (BinaryOperator<LaneDual> f :
                    Arrays.<BinaryOperator<LaneDual>>asList(
                            LaneDual::add,
                            LaneDual::subtract,
                            LaneDual::multiply,
                            LaneDual::divide,
                            LaneDual::atan2)) {
                assertThatThrownBy(() -> f.apply(x, other))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("7 lanes and 3 derivatives");
            }
        }
    }

    @Test
    void looksAtAllLanesOrLaneZeroAsItSays() {
        LaneDual x = FIELD.constant(new double[] {1, -9, Double.NaN, 0, 2, 3, 4});
        assertThat(x.getReal()).isEqualTo(1);
        assertThat(x.isNaN()).isTrue();
        assertThat(x.isFinite()).isFalse();
        assertThat(x.isInfinite()).isFalse();
        LaneDual y = FIELD.constant(new double[] {1, -9, 0, 0, 2, 3, 4});
        assertThat(y.norm()).isEqualTo(9);
        assertThat(y.isFinite()).isTrue();
        assertThat(y.getAddendum().add(y.getReal())).isEqualTo(y);
    }

    @Test
    void equalMeansEqualInEveryLaneAndDerivative() {
        double[] values = {1, 2, 3, 4, 5, 6, 7};
        LaneDual x = FIELD.variable(0, values);
        assertThat(x)
                .isEqualTo(FIELD.variable(0, values))
                .hasSameHashCodeAs(FIELD.variable(0, values));
        assertThat(x).isNotEqualTo(FIELD.variable(1, values));
        assertThat(x).isNotEqualTo(FIELD.constant(values));
        assertThat(x.subtract(x)).as("a stored zero is no derivative").isEqualTo(FIELD.getZero());
    }

    @Test
    void aFieldChecksSizesAndCopies() {
        assertThatThrownBy(() -> new LaneDualField(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lanes >= 1");
        assertThatThrownBy(() -> FIELD.constant(new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected 7 lanes, got 2");
        double[] values = new double[LANES];
        LaneDual x = FIELD.constant(values);
        values[0] = 1;
        assertThat(x.getReal()).isZero();
        assertThat(FIELD).isEqualTo(new LaneDualField(LANES, VARIABLES));
        assertThat(FIELD).isNotEqualTo(new LaneDualField(LANES, 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unaryFunctions")
    void aFieldThatRecyclesGivesTheSame(
            String name,
            double low,
            double high,
            UnaryOperator<LaneDual> f,
            UnaryOperator<Gradient> reference) {
        LaneDualField recycling = LaneDualField.recycling(LANES, VARIABLES);
        LaneDual kept = null;
        for (int round = 0; round < 3; round++) {
            Point point = new Point(low, high, round);
            LaneDual x = point.lanes(recycling);
            LaneDual y = f.apply(x);
            assertSame(name, y, n -> reference.apply(point.gradient(n)));
            assertSame(name + ": its argument", x, point::gradient);
            kept = kept == null ? y.detached() : kept;
            recycling.recycle();
            // Whatever is left in a row must not show.
            for (int i = 0; i < 40; i++) {
                recycling.constant(Double.NaN);
            }
            recycling.recycle();
        }
        assertThat(recycling.getOne().values()).containsOnly(1);
        assertThat(recycling.getZero().values()).containsOnly(0);
        Point first = new Point(low, high, 0);
        assertSame(name + ", detached", kept, n -> reference.apply(first.gradient(n)));
    }

    private interface Reference {
        Gradient at(int lane);
    }

    private static void assertSame(String name, LaneDual x, Reference reference) {
        for (int n = 0; n < LANES; n++) {
            Gradient expected = reference.at(n);
            assertThat(x.values()[n])
                    .as("%s, value of lane %d, seed %d", name, n, SEED)
                    .isCloseTo(expected.getValue(), near(expected.getValue()));
            for (int k = 0; k < VARIABLES; k++) {
                double d = expected.getPartialDerivative(k);
                assertThat(derivative(x, k, n))
                        .as("%s, derivative %d of lane %d, seed %d", name, k, n, SEED)
                        .isCloseTo(d, near(d));
            }
        }
    }

    private static Offset<Double> near(double expected) {
        return within(2e-14 * Math.max(1, Math.abs(expected)));
    }

    private static double derivative(LaneDual x, int k, int lane) {
        return x.derivative(k) == null ? 0 : x.derivative(k)[lane];
    }

    /** An argument that depends on every variable, with another value and slopes in each lane. */
    private static final class Point {
        private final double[] values = new double[LANES];
        private final double[][] slopes = new double[VARIABLES][LANES];

        Point(double low, double high, long salt) {
            SplittableRandom random = new SplittableRandom(SEED + salt);
            for (int n = 0; n < LANES; n++) {
                values[n] = low + (high - low) * random.nextDouble();
                for (int k = 0; k < VARIABLES; k++) {
                    slopes[k][n] = 2 * random.nextDouble() - 1;
                }
            }
        }

        /** value + sum over k of slope_k v_k, at v = 0. */
        LaneDual lanes() {
            return lanes(FIELD);
        }

        LaneDual lanes(LaneDualField field) {
            LaneDual x = field.constant(values);
            for (int k = 0; k < VARIABLES; k++) {
                x = x.add(field.variable(k, new double[LANES]).multiply(field.constant(slopes[k])));
            }
            return x;
        }

        Gradient gradient(int lane) {
            double[] gradient = new double[VARIABLES];
            Arrays.setAll(gradient, k -> slopes[k][lane]);
            return new Gradient(values[lane], gradient);
        }
    }
}
