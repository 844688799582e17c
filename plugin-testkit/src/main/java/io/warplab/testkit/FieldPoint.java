package io.warplab.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.warplab.api.lanes.LaneDual;
import io.warplab.api.lanes.LaneDualField;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.SeparableSystem;
import io.warplab.api.physics.Trajectories;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.analysis.differentiation.GradientField;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;
import org.hipparchus.util.MathArrays;

/** Arguments of a vector field. Its variables are the states, then the parameters. */
record FieldPoint(double time, double[] state, double[] parameters) {

    double variable(int k) {
        return k < state.length ? state[k] : parameters[k - state.length];
    }

    /** The same point with another value of variable k. */
    FieldPoint with(int k, double value) {
        double[] s = state.clone();
        double[] p = parameters.clone();
        if (k < s.length) {
            s[k] = value;
        } else {
            p[k - s.length] = value;
        }
        return new FieldPoint(time, s, p);
    }

    /** dx/dt with plain numbers. */
    double[] value(DynamicalSystem system) {
        return Trajectories.derivatives(system, time, state, parameters);
    }

    /** [state][variable] by Hipparchus' own automatic differentiation. */
    double[][] gradientJacobian(DynamicalSystem system) {
        int all = state.length + parameters.length;
        Gradient[] s = MathArrays.buildArray(GradientField.getField(all), state.length);
        Gradient[] p = MathArrays.buildArray(GradientField.getField(all), parameters.length);
        for (int k = 0; k < all; k++) {
            Gradient v = Gradient.variable(all, k, variable(k));
            if (k < s.length) {
                s[k] = v;
            } else {
                p[k - s.length] = v;
            }
        }
        return Arrays.stream(system.derivatives(Gradient.constant(all, time), s, p))
                .map(Gradient::getGradient)
                .toArray(double[][]::new);
    }

    /** [state][lane]. */
    static double[][] laneValues(DynamicalSystem system, List<FieldPoint> points) {
        return Arrays.stream(lanes(system, points)).map(LaneDual::values).toArray(double[][]::new);
    }

    /** [state][variable][lane]. */
    static double[][][] laneJacobians(DynamicalSystem system, List<FieldPoint> points) {
        return Arrays.stream(lanes(system, points))
                .map(x -> LaneVariables.derivatives(x))
                .toArray(double[][][]::new);
    }

    /** [state]: dx/dt of all points side by side, with derivatives by states and parameters. */
    static LaneDual[] lanes(DynamicalSystem system, List<FieldPoint> points) {
        return lanes(system, points, new LaneDualField(points.size(), variables(points)));
    }

    /** The same in a given field. */
    static LaneDual[] lanes(DynamicalSystem system, List<FieldPoint> points, LaneDualField field) {
        return system.derivatives(
                field.constant(times(points)), states(field, points), parameters(field, points));
    }

    /** States and parameters. */
    static int variables(List<FieldPoint> points) {
        FieldPoint any = points.get(0);
        return any.state.length + any.parameters.length;
    }

    private static double[] times(List<FieldPoint> points) {
        return points.stream().mapToDouble(FieldPoint::time).toArray();
    }

    private static LaneDual[] states(LaneDualField field, List<FieldPoint> points) {
        double[][] values = points.stream().map(FieldPoint::state).toArray(double[][]::new);
        return LaneVariables.of(field, 0, values);
    }

    private static LaneDual[] parameters(LaneDualField field, List<FieldPoint> points) {
        double[][] values = points.stream().map(FieldPoint::parameters).toArray(double[][]::new);
        return LaneVariables.of(field, points.get(0).state.length, values);
    }

    /** Accelerations with plain numbers. */
    double[] accelerations(SeparableSystem system) {
        Binary64[] positions = box(Arrays.copyOf(state, state.length / 2));
        return Arrays.stream(system.accelerations(new Binary64(time), positions, box(parameters)))
                .mapToDouble(Binary64::getReal)
                .toArray();
    }

    /** [position]: accelerations of all points side by side, variables as for {@link #lanes}. */
    static LaneDual[] laneAccelerations(SeparableSystem system, List<FieldPoint> points) {
        LaneDualField field = new LaneDualField(points.size(), variables(points));
        LaneDual[] s = states(field, points);
        return system.accelerations(
                field.constant(times(points)),
                Arrays.copyOf(s, s.length / 2),
                parameters(field, points));
    }

    /** Fails where a vector field writes to its arguments or hands them back. */
    void checkArraysAreLeftAlone(DynamicalSystem system) {
        Binary64[] s = box(state);
        Binary64[] p = box(parameters);
        Binary64[] first = system.derivatives(new Binary64(time), s, p);
        assertThat(Arrays.equals(s, box(state)) && Arrays.equals(p, box(parameters)))
                .as("derivatives() must not write to its arguments: build a new array")
                .isTrue();
        assertThat(first == s || first == p)
                .as("derivatives() must return a new array, not one of its arguments")
                .isFalse();
        assertThat(system.derivatives(new Binary64(time), s, p))
                .as(
                        "derivatives() must return a new array at every call: integrators keep what"
                                + " it returned")
                .isNotSameAs(first);
    }

    static Binary64[] box(double[] values) {
        Binary64[] out = MathArrays.buildArray(Binary64Field.getInstance(), values.length);
        Arrays.setAll(out, i -> new Binary64(values[i]));
        return out;
    }

    @Override
    public String toString() {
        return "t = "
                + time
                + ", x = "
                + Arrays.toString(state)
                + ", p = "
                + Arrays.toString(parameters);
    }
}
