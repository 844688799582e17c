package io.warplab.baselines.linearforecast;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.baselines.neural.Feed;
import io.warplab.baselines.neural.ParameterList;
import io.warplab.baselines.neural.TorchWeights;
import java.util.List;

/**
 * A map of the moving average plus a map of what is left.
 *
 * @param map sizes of both
 * @param movingAverage steps averaged, odd
 */
record DLinearArchitecture(TimeMap map, int movingAverage) implements LinearForecaster {
    static final String TREND = "trend";
    static final String SEASONAL = "seasonal";

    @Override
    public List<ParameterSpec> parameters() {
        ParameterList parameters = new ParameterList();
        map.declare(parameters, SEASONAL);
        map.declare(parameters, TREND);
        return parameters.build();
    }

    @Override
    public double flopsPerStep() {
        double average = 2.0 * map.channels() * map.context() * map.context();
        return (average + 2 * map.flops()) / (map.context() + map.horizon());
    }

    @Override
    public NDArray forward(TorchWeights weights, Feed feed, boolean training) {
        int length = map.context();
        NDArray averages =
                weights.manager()
                        .create(
                                MovingAverage.matrix(length, movingAverage),
                                new Shape(length, length));
        return new DirectForecast(
                        weights.manager(),
                        length,
                        x -> {
                            NDArray trend = x.matMul(averages);
                            return map.apply(weights, SEASONAL, x.sub(trend))
                                    .add(map.apply(weights, TREND, trend));
                        })
                .outputs(feed);
    }
}
