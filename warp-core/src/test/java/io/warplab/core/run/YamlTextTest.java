package io.warplab.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warplab.api.error.WarpException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTextTest {
    @Test
    void scalarsOfTheCoreSchema() {
        assertThat(YamlText.map("{a: 3e-3, b: 7, c: true, d: no, e: 2020-01-01, f: ~, g: 1.5}", ""))
                .containsEntry("a", 3e-3)
                .containsEntry("b", 7)
                .containsEntry("c", true)
                .containsEntry("d", "no")
                .containsEntry("e", "2020-01-01")
                .containsEntry("f", null)
                .containsEntry("g", 1.5);
    }

    @Test
    void anchorsAreFollowed() {
        assertThat(YamlText.map("a: &x {w: 1}\nb: *x\nc: {<<: *x, v: 2}\n", ""))
                .containsEntry("b", Map.of("w", 1))
                .containsEntry("c", Map.of("w", 1, "v", 2));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Map<String, Object> settings =
                Map.of(
                        "rate",
                        3.0e-4,
                        "list",
                        List.of(1, 2.5, "three"),
                        "text",
                        "no: [really]",
                        "deep",
                        Map.of("a", Map.of("b", true)));
        assertThat(YamlText.map(YamlText.write(settings), "")).isEqualTo(settings);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a: [1, 2 | line 1",
                "\"a: 1\n b: 2\" | line 2, column 3",
                "\"a: 1\na: 2\" | duplicate key a",
                "\"a:\n\tb: 1\" | line 2, column 1",
                "just text | expected settings",
                "'' | expected settings"
            })
    void mistakesAreLocated(String text, String told) {
        assertThatThrownBy(() -> YamlText.map(text, "run.yaml"))
                .isInstanceOfSatisfying(
                        WarpException.class,
                        e -> {
                            assertThat(e.kind()).isEqualTo(WarpException.Kind.USER);
                            assertThat(e.code()).isEqualTo("bad-yaml");
                            assertThat(e.getMessage()).startsWith("run.yaml").contains(told);
                        });
    }

    @Test
    void anAliasWithinItselfIsRefused() {
        assertThatThrownBy(() -> YamlText.map("a: &x {b: *x}", "run.yaml"))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("nested deeper");
    }
}
