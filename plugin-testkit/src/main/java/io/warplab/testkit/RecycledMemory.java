package io.warplab.testkit;

import io.warplab.api.lanes.LaneDual;
import io.warplab.api.lanes.LaneDualField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;

/** Calls that follow one another in the same memory, as in training. */
final class RecycledMemory {
    private static final int CALLS = 3;

    private RecycledMemory() {}

    /**
     * Fails where a call in memory that served an earlier one gives other numbers than in new
     * memory.
     *
     * @param call on points side by side, in a field
     * @param variables that derivatives are taken by
     */
    static <P> void check(
            List<P> points,
            int variables,
            BiFunction<List<P>, LaneDualField, LaneDual[]> call,
            String method) {
        LaneDualField field = LaneDualField.recycling(points.size(), variables);
        List<P> turned = new ArrayList<>(points);
        for (int i = 0; i < CALLS; i++) {
            LaneDual[] recycled = call.apply(turned, field);
            LaneDual[] fresh = call.apply(turned, new LaneDualField(points.size(), variables));
            for (int s = 0; s < fresh.length; s++) {
                same(recycled[s].values(), fresh[s].values(), method);
                double[][] derivatives = LaneVariables.derivatives(recycled[s]);
                double[][] expected = LaneVariables.derivatives(fresh[s]);
                for (int k = 0; k < variables; k++) {
                    same(derivatives[k], expected[k], method);
                }
            }
            field.recycle();
            Collections.rotate(turned, 1);
        }
    }

    private static void same(double[] got, double[] expected, String method) {
        Checks.same(
                got,
                expected,
                "%s must keep no number that it was given or has made, not even a constant: in"
                        + " training the memory of one call serves the next",
                method);
    }
}
