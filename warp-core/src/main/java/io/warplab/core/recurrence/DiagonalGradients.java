package io.warplab.core.recurrence;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.parameters.ParameterAccess;

/**
 * What one worker's blocks of a diagonal recurrence say about the parameters.
 *
 * @param rates of what the diagonal follows from, [D_theta]
 * @param b [D_theta D_u], row-major
 * @param starts [D_theta][c]
 */
record DiagonalGradients(double[] rates, double[] b, double[][] starts) {
    static DiagonalGradients zeros(int stateSize, int driveSize, int columns) {
        return new DiagonalGradients(
                new double[stateSize],
                new double[stateSize * driveSize],
                new double[stateSize][columns]);
    }

    /** Adds everything to the parameters' gradients and to that of the starts. */
    void addTo(ParameterAccess parameters, String rateName, String driveName, Lanes dStarts) {
        parameters.addGradient(rateName, rates);
        parameters.addGradient(driveName, b);
        for (int i = 0; i < starts.length; i++) {
            dStarts.addRow(i, starts[i]);
        }
    }
}
