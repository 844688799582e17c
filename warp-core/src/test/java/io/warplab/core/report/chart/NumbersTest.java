package io.warplab.core.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0.005034, 3, 0.00503",
        "0.05, 3, 0.0500",
        "41.66, 3, 41.7",
        "9.996, 3, 10.0",
        "12345, 3, 12300",
        "99999, 3, 1.00\u00d710\u2075",
        "-0.25, 2, \u22120.25",
        "0, 3, 0",
        "-0.0, 3, 0",
        "6.4e-7, 3, 6.40\u00d710\u207b\u2077",
        "-3.2e12, 1, \u22123\u00d710\u00b9\u00b2",
        "1.7976931348623157e308, 2, 1.8\u00d710\u00b3\u2070\u2078",
        "4.9e-324, 2, 4.9\u00d710\u207b\u00b3\u00b2\u2074",
        "NaN, 3, \u2013",
        "Infinity, 3, \u2013",
    })
    void significantDigits(double value, int digits, String expected) {
        assertThat(Numbers.significant(value, digits)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0.004823, 0.00029, 0.00482 \u00b1 0.00029",
        "41.04, 1.2, 41.0 \u00b1 1.2",
        "1234.5, 250, 1234 \u00b1 250",
        "2.1e-5, 1.7e-6, (2.10 \u00b1 0.17)\u00d710\u207b\u2075",
        "3.1e6, 4.2e5, (3.10 \u00b1 0.42)\u00d710\u2076",
        "0, 0.5, 0.00 \u00b1 0.50",
        "0.184, 0, 0.184",
        "0.184, NaN, 0.184",
        "NaN, 0.1, \u2013",
    })
    void spreadRulesTheDecimals(double value, double spread, String expected) {
        assertThat(Numbers.withSpread(value, spread)).isEqualTo(expected);
    }

    @Test
    void countsAreSetInThousands() {
        assertThat(Numbers.count(0)).isEqualTo("0");
        assertThat(Numbers.count(999)).isEqualTo("999");
        assertThat(Numbers.count(13378)).isEqualTo("13\u202f378");
        assertThat(Numbers.count(-1234567)).isEqualTo("\u22121\u202f234\u202f567");
    }
}
