package io.warplab.testkit;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;
import java.util.Arrays;

/** Between {@link Lanes} and plain arrays, row-major. */
final class LaneArrays {
    private LaneArrays() {}

    static Lanes lanes(Precision precision, double[] values, int lanes) {
        Lanes out = Lanes.zeros(precision, values.length / lanes, lanes);
        for (int r = 0; r < out.rows(); r++) {
            out.writeRow(r, Arrays.copyOfRange(values, r * lanes, (r + 1) * lanes));
        }
        return out;
    }

    static double[] array(Lanes lanes) {
        double[] out = new double[lanes.rows() * lanes.lanes()];
        double[] row = new double[lanes.lanes()];
        for (int r = 0; r < lanes.rows(); r++) {
            lanes.readRow(r, row);
            System.arraycopy(row, 0, out, r * lanes.lanes(), row.length);
        }
        return out;
    }
}
