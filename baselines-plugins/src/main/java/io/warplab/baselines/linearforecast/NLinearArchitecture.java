package io.warplab.baselines.linearforecast;

import ai.djl.ndarray.NDArray;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.baselines.neural.Feed;
import io.warplab.baselines.neural.ParameterList;
import io.warplab.baselines.neural.Slices;
import io.warplab.baselines.neural.TorchWeights;
import java.util.List;

/**
 * A map of the distances from the last value, which is added again.
 *
 * @param map its sizes
 */
record NLinearArchitecture(TimeMap map) implements LinearForecaster {
    static final String LINEAR = "linear";

    @Override
    public List<ParameterSpec> parameters() {
        ParameterList parameters = new ParameterList();
        map.declare(parameters, LINEAR);
        return parameters.build();
    }

    @Override
    public double flopsPerStep() {
        return map.flops() / (map.context() + map.horizon());
    }

    @Override
    public NDArray forward(TorchWeights weights, Feed feed, boolean training) {
        int length = map.context();
        return new DirectForecast(
                        weights.manager(),
                        length,
                        x -> {
                            NDArray last = Slices.range(x, 2, length - 1, length);
                            return map.apply(weights, LINEAR, x.sub(last)).add(last);
                        })
                .outputs(feed);
    }
}
