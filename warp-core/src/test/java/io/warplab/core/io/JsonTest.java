package io.warplab.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    record Sample(String name, double value, Double boxed, double[] values, List<Double> list) {}

    @Test
    void nonFiniteNumbersAreNull() {
        Sample sample =
                new Sample(
                        "x",
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        new double[] {1, Double.NaN},
                        List.of(2.0, Double.NEGATIVE_INFINITY));

        assertThat(Json.line(sample))
                .isEqualTo(
                        "{\"name\":\"x\",\"value\":null,\"boxed\":null,\"values\":[1.0,null],\"list\":[2.0,null]}");
        assertThat(Json.line(Map.of("a", Double.NaN))).isEqualTo("{\"a\":null}");
    }

    @Test
    void numbersComeBackBitForBitAndNullAsNaN() throws IOException {
        Sample sample = new Sample("x", 0.1 + 0.2, 1e-310, new double[] {Math.PI}, List.of(-0.0));
        Sample back = Json.mapper().readValue(Json.line(sample), Sample.class);

        assertThat(back.value()).isEqualTo(0.1 + 0.2);
        assertThat(back.boxed()).isEqualTo(1e-310);
        assertThat(back.values()).containsExactly(Math.PI);
        assertThat(Json.mapper().readValue("{\"value\": null}", Sample.class).value()).isNaN();
        assertThat(Json.mapper().readValue("{}", Sample.class).name()).isNull();
    }
}
