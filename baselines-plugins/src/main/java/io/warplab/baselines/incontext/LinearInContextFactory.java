package io.warplab.baselines.incontext;

import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.spi.ComponentInfo;
import io.warplab.baselines.sequence.ClosedFormModel;

/** Makes {@code linear-in-context}. */
public final class LinearInContextFactory implements BaselineFactory<LinearInContextConfig> {
    @Override
    public String name() {
        return "linear-in-context";
    }

    @Override
    public Class<LinearInContextConfig> configType() {
        return LinearInContextConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "Ridge regression on the pairs seen so far of each sequence: the exact answer to linear regression in"
                        + " context. Inputs: [x_t, y_{t-1}]; target: y_t.",
                "Garg et al., What can transformers learn in-context?, NeurIPS 2022, arXiv 2208.01066; recursive least"
                        + " squares: Bierman, Factorization Methods for Discrete Sequential Estimation, 1977");
    }

    @Override
    public TrainableModel create(LinearInContextConfig config, ModelContext context) {
        return new ClosedFormModel(context, new LinearInContext(config, context));
    }
}
