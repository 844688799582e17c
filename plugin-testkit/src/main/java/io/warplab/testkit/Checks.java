package io.warplab.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.warplab.api.physics.Quantity;
import java.util.Arrays;
import java.util.List;

/** Assertions that several contracts make. */
final class Checks {
    static final String KEBAB_CASE = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    private Checks() {}

    /** Names, symbols, units and starts of states or parameters. */
    static void quantities(String what, List<Quantity> quantities) {
        assertThat(quantities)
                .as("%s names must be unique: rename one of them", what)
                .extracting(Quantity::name)
                .doesNotHaveDuplicates();
        for (Quantity q : quantities) {
            assertThat(q.name())
                    .as(
                            "%s '%s': a quantity's name stands in run files and must be kebab-case,"
                                    + " such as spring-constant",
                            what, q.name())
                    .matches(KEBAB_CASE);
            assertThat(q.unit())
                    .as("%s '%s': give its unit, \"\" where it has none", what, q.name())
                    .isNotNull();
            assertThat(q.symbol())
                    .as("%s '%s': give its symbol as in the literature", what, q.name())
                    .isNotBlank();
            assertThat(q.initial())
                    .as("%s '%s': its initial value must be a finite number", what, q.name())
                    .isFinite();
        }
    }

    /** What holds for parameters besides: they are identified within finite bounds. */
    static void parameters(List<Quantity> parameters) {
        quantities("parameter", parameters);
        for (Quantity q : parameters) {
            assertThat(Double.isFinite(q.lower()) && Double.isFinite(q.upper()))
                    .as(
                            "parameter '%s' is identified within its bounds, which must be finite;"
                                    + " got [%s, %s]. Give the widest range that makes sense.",
                            q.name(), q.lower(), q.upper())
                    .isTrue();
            assertThat(q.initial() > q.lower() && q.initial() < q.upper())
                    .as(
                            "parameter '%s' starts from its initial value and must be able to move:"
                                    + " expected it inside (%s, %s), got %s",
                            q.name(), q.lower(), q.upper(), q.initial())
                    .isTrue();
        }
    }

    /** All finite. */
    static void finite(double[] values, String what, Object... arguments) {
        if (!Arrays.stream(values).allMatch(Double::isFinite)) {
            fail(
                    "%s must be finite numbers, got %s",
                    String.format(what, arguments), Arrays.toString(values));
        }
    }

    /**
     * {@code |actual - expected| <= relative * max(|actual|, |expected|, scale)}, both NaN counting
     * as different.
     */
    static void close(
            double actual,
            double expected,
            double relative,
            double scale,
            String what,
            Object... arguments) {
        double size = Math.max(scale, Math.max(Math.abs(actual), Math.abs(expected)));
        if (!(Math.abs(actual - expected) <= relative * size)) {
            fail(
                    "%s%nexpected %s, got %s (allowed: %.1e of %s)",
                    String.format(what, arguments), expected, actual, relative, size);
        }
    }

    /** {@link #close} for every element, the scale being the largest expected value. */
    static void allClose(
            double[] actual, double[] expected, double relative, String what, Object... arguments) {
        String description = String.format(what, arguments);
        if (actual.length != expected.length) {
            fail("%s%nexpected %d values, got %d", description, expected.length, actual.length);
        }
        finite(expected, "%s%nWhat is expected", description);
        double scale = largest(expected);
        for (int i = 0; i < actual.length; i++) {
            close(actual[i], expected[i], relative, scale, "%s (element %d)", description, i);
        }
    }

    /** Largest absolute value. */
    static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    /** Bit for bit. */
    static void same(double[] actual, double[] expected, String what, Object... arguments) {
        if (!Arrays.equals(actual, expected)) {
            int at = Arrays.mismatch(actual, expected);
            fail(
                    "%s%n%s",
                    String.format(what, arguments),
                    at < actual.length && at < expected.length
                            ? "first difference at element "
                                    + at
                                    + ": expected "
                                    + expected[at]
                                    + ", got "
                                    + actual[at]
                            : "expected " + expected.length + " values, got " + actual.length);
        }
    }
}
