package io.warplab.testkit;

import io.warplab.api.lanes.LaneDual;
import io.warplab.api.lanes.LaneDualField;
import java.util.Arrays;
import org.hipparchus.util.MathArrays;

/** Points side by side in lanes, with derivatives by what varies. */
final class LaneVariables {
    private LaneVariables() {}

    /**
     * Variables {@code first, first + 1, ..}.
     *
     * @param values [lane][variable]
     */
    static LaneDual[] of(LaneDualField field, int first, double[][] values) {
        LaneDual[] out = MathArrays.buildArray(field, values[0].length);
        for (int k = 0; k < out.length; k++) {
            int column = k;
            out[k] =
                    field.variable(
                            first + k, Arrays.stream(values).mapToDouble(v -> v[column]).toArray());
        }
        return out;
    }

    /** Derivatives by every variable, [variable][lane]. */
    static double[][] derivatives(LaneDual x) {
        LaneDualField field = x.getField();
        double[][] out = new double[field.derivatives()][];
        for (int k = 0; k < out.length; k++) {
            out[k] = x.derivative(k) == null ? new double[field.lanes()] : x.derivative(k);
        }
        return out;
    }
}
