package io.warplab.api.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FloatActivationsTest {
    @ParameterizedTest
    @EnumSource(Activation.class)
    void isCloseToTheExactFunctionAndItsDerivative(Activation f) {
        int n = 400_001;
        FloatLanes x = new FloatLanes(1, n);
        FloatLanes y = new FloatLanes(1, n);
        FloatLanes d = new FloatLanes(1, n);
        double reach = f == Activation.SIN ? 1e4 : 30;
        for (int i = 0; i < n; i++) {
            double u = 2.0 * i / (n - 1) - 1;
            x.row(0)[i] = (float) (reach * u * u * u);
        }
        d.fill(1);
        y.activate(f, x, 1);
        d.activateBackward(f, x, 1);
        for (int i = 0; i < n; i++) {
            double at = x.row(0)[i];
            double tolerance = 4e-7 * Math.max(1, f == Activation.SIN ? 1 : Math.abs(at));
            assertThat(Math.abs(y.row(0)[i] - f.value(at))).as("f(%s)", at).isLessThan(tolerance);
            assertThat(Math.abs(d.row(0)[i] - f.derivative(at)))
                    .as("f'(%s)", at)
                    .isLessThan(2 * tolerance);
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void whatIsNotANumberStaysSo(Activation f) {
        FloatLanes x = new FloatLanes(1, 40);
        FloatLanes y = new FloatLanes(1, 40);
        x.fill(Double.NaN);
        y.activate(f, x, 1);
        assertThat(y.row(0)[17]).isNaN();
    }
}
