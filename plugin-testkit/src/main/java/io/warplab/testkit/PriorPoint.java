package io.warplab.testkit;

import io.warplab.api.lanes.LaneDual;
import io.warplab.api.lanes.LaneDualField;
import io.warplab.api.physics.Prior;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;
import org.hipparchus.util.MathArrays;

/** Arguments of a prior. Its variables are the step, then the states, then the parameters. */
record PriorPoint(double time, double step, double[] state, double[] parameters, int substeps) {

    int variables() {
        return 1 + state.length + parameters.length;
    }

    double variable(int k) {
        return k == 0 ? step : k <= state.length ? state[k - 1] : parameters[k - 1 - state.length];
    }

    /** The same point with another value of variable k. */
    PriorPoint with(int k, double value) {
        double[] s = state.clone();
        double[] p = parameters.clone();
        if (k > s.length) {
            p[k - 1 - s.length] = value;
        } else if (k > 0) {
            s[k - 1] = value;
        }
        return new PriorPoint(time, k == 0 ? value : step, s, p, substeps);
    }

    /** The prediction with plain numbers. */
    double[] value(Prior prior) {
        return Arrays.stream(
                        prior.predict(
                                new Binary64(time),
                                new Binary64(step),
                                box(state),
                                box(parameters),
                                substeps))
                .mapToDouble(Binary64::getReal)
                .toArray();
    }

    /** Predictions of all points side by side, each with its own step. */
    static LaneDual[] lanes(Prior prior, List<PriorPoint> points) {
        return lanes(prior, points, new LaneDualField(points.size(), points.get(0).variables()));
    }

    /** The same in a given field. */
    static LaneDual[] lanes(Prior prior, List<PriorPoint> points, LaneDualField field) {
        int states = points.get(0).state.length;
        double[] time = points.stream().mapToDouble(PriorPoint::time).toArray();
        double[] step = points.stream().mapToDouble(PriorPoint::step).toArray();
        return prior.predict(
                field.constant(time),
                field.variable(0, step),
                LaneVariables.of(
                        field, 1, points.stream().map(PriorPoint::state).toArray(double[][]::new)),
                LaneVariables.of(
                        field,
                        1 + states,
                        points.stream().map(PriorPoint::parameters).toArray(double[][]::new)),
                points.get(0).substeps);
    }

    private static Binary64[] box(double[] values) {
        Binary64[] out = MathArrays.buildArray(Binary64Field.getInstance(), values.length);
        Arrays.setAll(out, i -> new Binary64(values[i]));
        return out;
    }

    @Override
    public String toString() {
        return "t = "
                + time
                + ", step = "
                + step
                + ", x = "
                + Arrays.toString(state)
                + ", p = "
                + Arrays.toString(parameters);
    }
}
