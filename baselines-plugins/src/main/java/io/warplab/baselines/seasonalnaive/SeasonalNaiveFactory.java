package io.warplab.baselines.seasonalnaive;

import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.spi.ComponentInfo;
import io.warplab.baselines.sequence.ClosedFormModel;

/** Makes {@code seasonal-naive}. */
public final class SeasonalNaiveFactory implements BaselineFactory<SeasonalNaiveConfig> {
    @Override
    public String name() {
        return "seasonal-naive";
    }

    @Override
    public Class<SeasonalNaiveConfig> configType() {
        return SeasonalNaiveConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "Repeats the value of one season ago; the season is given or found by autocorrelation.",
                "Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., 2021, section 5.2");
    }

    @Override
    public TrainableModel create(SeasonalNaiveConfig config, ModelContext context) {
        return new ClosedFormModel(context, new SeasonalNaive(config, context));
    }
}
