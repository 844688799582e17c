package io.warplab.core.decoder.physics;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.parameters.ParameterSpec;
import java.util.Arrays;

/**
 * The spreads that follow the means where the head is Gaussian: one trained number for each
 * channel, the same at every step, before the head's softplus.
 */
final class RawSpread {
    private static final String NAME = "spread";

    /** softplus of it is about 0.1. */
    private static final double FIRST = -2.25;

    private final double[] values;
    private final double[] gradient;
    private final double[] row;

    RawSpread(ParameterAccess parameters, int lanes) {
        values = parameters.values(NAME);
        gradient = new double[values.length];
        row = new double[lanes];
    }

    static ParameterSpec spec(int channels) {
        return new ParameterSpec(
                NAME,
                new long[] {channels},
                ParameterSpec.WEIGHTS,
                seed -> {
                    double[] first = new double[channels];
                    Arrays.fill(first, FIRST);
                    return first;
                });
    }

    /** Writes the second half of the output's rows. */
    void write(Lanes output) {
        for (int c = 0; c < values.length; c++) {
            Arrays.fill(row, values[c]);
            output.writeRow(values.length + c, row);
        }
    }

    /** Takes in the gradient of that half. */
    void backward(Lanes dOutput) {
        for (int c = 0; c < values.length; c++) {
            dOutput.readRow(values.length + c, row);
            for (double g : row) {
                gradient[c] += g;
            }
        }
    }

    void addGradient(ParameterAccess parameters) {
        parameters.addGradient(NAME, gradient);
    }
}
