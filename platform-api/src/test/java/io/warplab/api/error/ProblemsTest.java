package io.warplab.api.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class ProblemsTest {
    @Test
    void nothingWrongThrowsNothing() {
        Problems problems = new Problems().require(true, "width", "never told");
        assertThat(problems.isEmpty()).isTrue();
        assertThatCode(() -> problems.throwIfAny("bad", "")).doesNotThrowAnyException();
    }

    @Test
    void everyProblemIsToldInOneError() {
        Problems problems =
                new Problems()
                        .add("width", "expected at least 1, got 0")
                        .require(false, "depth", "expected at least 0, got -1")
                        .add("", "no place");
        assertThat(problems.messages())
                .containsExactly(
                        "width: expected at least 1, got 0",
                        "depth: expected at least 0, got -1",
                        "no place");
        WarpException e =
                catchThrowableOfType(
                        WarpException.class, () -> problems.throwIfAny("bad-net", "Mend them."));
        assertThat(e.kind()).isEqualTo(WarpException.Kind.USER);
        assertThat(e.code()).isEqualTo("bad-net");
        assertThat(e.getMessage().lines()).hasSize(3);
        assertThat(e.describe().lines()).hasSize(4).last().isEqualTo("Mend them.");
    }

    @Test
    void anErrorSaysWhoCanMendItAndHow() {
        Exception cause = new IllegalStateException("disk full");
        WarpException failure =
                WarpException.failure("disk-full", "No space.", "Free some.", cause);
        assertThat(failure.kind()).isEqualTo(WarpException.Kind.FAILURE);
        assertThat(failure.getCause()).isSameAs(cause);
        assertThat(failure.action()).isEqualTo("Free some.");
        assertThat(WarpException.user("x", "Only this.", "").describe()).isEqualTo("Only this.");
    }
}
