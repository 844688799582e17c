package io.warplab.core.engine;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.parameters.ParameterSpec;
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
    public int columnsAtMost(int lanes) {
        return 1;
    }

    @Override
    public Session open(Lanes x0, double columnCost, ParameterAccess parameters) {
        double[] value = parameters.values(NAME);
        Lanes column = Lanes.zeros(x0.precision(), size, 1);
        for (int d = 0; d < size; d++) {
            column.set(d, 0, value[d]);
        }
        return new Session() {
            @Override
            public Lanes columns() {
                return column;
            }

            @Override
            public int nonzeroColumns() {
                return column.lanes();
            }

            @Override
            public Lanes coordinates(int from, int lanes) {
                Lanes ones = Lanes.zeros(x0.precision(), 1, lanes);
                ones.fill(1);
                return ones;
            }

            @Override
            public boolean coordinatesDepend() {
                return false;
            }

            @Override
            public void backward(Lanes dColumns, Lanes dCoordinates) {
                double[] gradient = new double[size];
                for (int d = 0; d < size; d++) {
                    gradient[d] = dColumns.get(d, 0);
                }
                parameters.addGradient(NAME, gradient);
            }
        };
    }
}
