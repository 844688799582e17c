package io.warplab.datasets.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warplab.api.error.WarpException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapFillTest {
    private static final double GAP = Double.NaN;
    private static final List<String> COLUMNS = List.of("a", "b");

    private static Recording recording(double[]... rows) {
        double[] time = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            time[i] = i * i; // uneven on purpose
        }
        return new Recording("r.csv", time, rows);
    }

    @Test
    void interpolatesInTimeAndHoldsTheNearestAtTheEnds() {
        Recording gappy =
                recording(
                        new double[] {GAP, 0},
                        new double[] {1, 0},
                        new double[] {GAP, 0},
                        new double[] {9, 0},
                        new double[] {GAP, GAP});
        GapFill.Filled filled =
                GapFill.fill(gappy, List.of(new Span(0, 5)), MissingCells.INTERPOLATE, COLUMNS);
        assertThat(filled.recording().values())
                .isDeepEqualTo(new double[][] {{1, 0}, {1, 0}, {4, 0}, {9, 0}, {9, 0}});
        assertThat(filled.observed()).containsOnly(true);
        assertThat(filled.cells()).isEqualTo(4);
        assertThat(filled.steps()).isEqualTo(3);
        assertThat(gappy.values()[0][0]).as("the recording itself stays").isNaN();
    }

    @Test
    void maskedStepsAreNotObserved() {
        Recording gappy =
                recording(new double[] {1, 0}, new double[] {2, GAP}, new double[] {3, 4});
        GapFill.Filled filled =
                GapFill.fill(gappy, List.of(new Span(0, 3)), MissingCells.MASK, COLUMNS);
        assertThat(filled.observed()).containsExactly(true, false, true);
        assertThat(filled.recording().values()[1]).containsExactly(2, 1);
    }

    @Test
    void nothingOfTheNextPartSeepsIn() {
        Recording gappy =
                recording(
                        new double[] {1, 0},
                        new double[] {GAP, 0},
                        new double[] {GAP, 0},
                        new double[] {100, 0});
        GapFill.Filled filled =
                GapFill.fill(
                        gappy,
                        List.of(new Span(0, 2), new Span(2, 4)),
                        MissingCells.INTERPOLATE,
                        COLUMNS);
        assertThat(filled.recording().values()[1][0]).isEqualTo(1);
        assertThat(filled.recording().values()[2][0]).isEqualTo(100);
    }

    @Test
    void aColumnWithoutAnyValueIsRefused() {
        Recording gappy = recording(new double[] {1, 0}, new double[] {2, GAP});
        assertThatThrownBy(
                        () ->
                                GapFill.fill(
                                        gappy,
                                        List.of(new Span(0, 1), new Span(1, 2)),
                                        MissingCells.MASK,
                                        COLUMNS))
                .isInstanceOf(WarpException.class)
                .hasMessage("r.csv: column 'b' has no value between time 1.0 and 1.0.");
    }
}
