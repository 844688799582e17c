package io.warplab.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {
    private static final List<String> KNOWN = List.of("Year", "Lynx", "Hare");

    @Test
    void namesWhatIsNear() {
        assertThat(DidYouMean.hint("Lnyx", KNOWN)).isEqualTo(" Did you mean Lynx?");
        assertThat(DidYouMean.hint("Hares", KNOWN)).isEqualTo(" Did you mean Hare?");
    }

    @Test
    void saysNothingWhenNothingIsNear() {
        assertThat(DidYouMean.hint("temperature", KNOWN)).isEmpty();
    }

    @Test
    void theNearestComesFirst() {
        assertThat(DidYouMean.nearest("rk4", List.of("rk45", "rk4", "rkn"))).startsWith("rk4");
    }
}
