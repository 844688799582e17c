package io.warplab.core.engine;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.parameters.ParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;

/**
 * theta_{-1} is a learned constant, the same for all sequences.
 *
 * @param size D_theta
 * @param initial first value
 */
public record LearnedInitialState(int size, LongFunction<double[]> initial)
        implements InitialState {
    private static final String NAME = "theta0";

    @Override
    public List<ParameterSpec> parameters() {
        return List.of(new ParameterSpec(NAME, new long[] {size}, ParameterSpec.WEIGHTS, initial));
    }

    @Override
    public Session open(Precision precision, int lanes, ParameterAccess parameters) {
        return new Session() {
            @Override
            public void forward(Lanes x0, Lanes theta) {
                double[] value = parameters.values(NAME);
                double[] row = new double[lanes];
                for (int d = 0; d < size; d++) {
                    Arrays.fill(row, value[d]);
                    theta.writeRow(d, row);
                }
            }

            @Override
            public void backward(Lanes x0, Lanes dTheta) {
                double[] gradient = new double[size];
                double[] row = new double[lanes];
                for (int d = 0; d < size; d++) {
                    dTheta.readRow(d, row);
                    gradient[d] = Arrays.stream(row).sum();
                }
                parameters.addGradient(NAME, gradient);
            }
        };
    }
}
