package io.warplab.core.recurrence;

import io.warplab.api.lanes.Lanes;
import java.util.Arrays;

/** Lanes that share an initial state: one column stands for each group. */
final class LaneGroups {
    private LaneGroups() {}

    /** Number of groups. */
    static int count(int[] groups) {
        return Arrays.stream(groups).max().orElse(-1) + 1;
    }

    /** {@code columns[:, g] = first lane of group g}. */
    static void gather(Lanes lanes, int[] groups, Lanes columns) {
        for (int n = groups.length - 1; n >= 0; n--) {
            for (int r = 0; r < lanes.rows(); r++) {
                columns.set(r, groups[n], lanes.get(r, n));
            }
        }
    }

    /** {@code lanes[:, n] += columns[:, group of n]}. */
    static void addScattered(Lanes columns, int[] groups, Lanes lanes) {
        double[] from = new double[columns.lanes()];
        double[] to = new double[lanes.lanes()];
        for (int r = 0; r < lanes.rows(); r++) {
            columns.readRow(r, from);
            for (int n = 0; n < groups.length; n++) {
                to[n] = from[groups[n]];
            }
            lanes.addRow(r, to);
        }
    }

    /** {@code columns[:, g] += sum of the lanes of group g}. */
    static void addGathered(Lanes lanes, int[] groups, Lanes columns) {
        double[] from = new double[lanes.lanes()];
        double[] to = new double[columns.lanes()];
        for (int r = 0; r < lanes.rows(); r++) {
            lanes.readRow(r, from);
            Arrays.fill(to, 0);
            for (int n = 0; n < groups.length; n++) {
                to[groups[n]] += from[n];
            }
            columns.addRow(r, to);
        }
    }

    /** {@code lanes[:, first lane of g] = columns[:, g]}, the other lanes untouched. */
    static void spread(Lanes columns, int[] groups, Lanes lanes) {
        boolean[] done = new boolean[columns.lanes()];
        for (int n = 0; n < groups.length; n++) {
            if (!done[groups[n]]) {
                done[groups[n]] = true;
                for (int r = 0; r < lanes.rows(); r++) {
                    lanes.set(r, n, columns.get(r, groups[n]));
                }
            }
        }
    }
}
