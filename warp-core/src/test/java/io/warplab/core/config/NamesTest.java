package io.warplab.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "width, width",
        "learningRate, learning-rate",
        "MIN_MAX, min-max",
        "RK4, rk4",
        "omega0Squared, omega0-squared",
        "kOverM, k-over-m"
    })
    void componentsAndConstantsBecomeKebabCase(String name, String kebab) {
        assertThat(Names.kebab(name)).isEqualTo(kebab);
    }

    /** Otherwise the binder would look for another key than Jackson reads. */
    @ParameterizedTest
    @ValueSource(strings = {"width", "learningRate", "omega0Squared", "kOverM", "maxRMSE", "x2"})
    void componentsAreSpeltAsJacksonSpellsThem(String name) {
        assertThat(Names.kebab(name))
                .isEqualTo(
                        ((PropertyNamingStrategies.KebabCaseStrategy)
                                        PropertyNamingStrategies.KEBAB_CASE)
                                .translate(name));
    }
}
