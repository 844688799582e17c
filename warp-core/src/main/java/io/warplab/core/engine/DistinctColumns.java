package io.warplab.core.engine;

import io.warplab.api.lanes.Lanes;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The different columns of a matrix.
 *
 * @param values one column for each group, in order of first appearance
 * @param groups number of each lane's group
 */
record DistinctColumns(Lanes values, int[] groups) {
    static DistinctColumns of(Lanes all) {
        Map<String, Integer> seen = new LinkedHashMap<>();
        int[] groups = new int[all.lanes()];
        int[] first = new int[all.lanes()];
        double[] column = new double[all.rows()];
        for (int n = 0; n < groups.length; n++) {
            for (int r = 0; r < column.length; r++) {
                column[r] = all.get(r, n);
            }
            int next = seen.size();
            groups[n] = seen.computeIfAbsent(Arrays.toString(column), key -> next);
            if (groups[n] == next) {
                first[next] = n;
            }
        }
        Lanes values = Lanes.zeros(all.precision(), all.rows(), seen.size());
        for (int g = 0; g < values.lanes(); g++) {
            for (int r = 0; r < values.rows(); r++) {
                values.set(r, g, all.get(r, first[g]));
            }
        }
        return new DistinctColumns(values, groups);
    }
}
