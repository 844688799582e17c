package io.warplab.baselines;

import io.warplab.api.model.BaselineFactory;
import io.warplab.api.spi.WarpPlugin;
import io.warplab.baselines.gated.GatedFactory;
import io.warplab.baselines.linearattention.LinearAttentionFactory;
import io.warplab.baselines.linearforecast.DLinearFactory;
import io.warplab.baselines.linearforecast.NLinearFactory;
import io.warplab.baselines.mamba.MambaFactory;
import io.warplab.baselines.mlp.MlpFactory;
import io.warplab.baselines.neuralcde.NeuralCdeFactory;
import io.warplab.baselines.neuralode.NeuralOdeFactory;
import io.warplab.baselines.persistence.PersistenceFactory;
import io.warplab.baselines.ridge.RidgeFactory;
import io.warplab.baselines.statespace.LruFactory;
import io.warplab.baselines.statespace.S4dFactory;
import io.warplab.baselines.tcn.TcnFactory;
import io.warplab.baselines.transformer.TransformerFactory;
import java.util.List;

/** The plug-in of the models that every run should be compared with. */
public final class BaselinesPlugin implements WarpPlugin {
    @Override
    public String name() {
        return "baselines";
    }

    @Override
    public String version() {
        String version = BaselinesPlugin.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public int apiVersion() {
        return API_VERSION;
    }

    @Override
    public List<BaselineFactory<?>> baselines() {
        return List.of(
                new PersistenceFactory(),
                new RidgeFactory(),
                GatedFactory.gru(),
                GatedFactory.lstm(),
                new LruFactory(),
                new S4dFactory(),
                new MambaFactory(),
                new LinearAttentionFactory(),
                new TransformerFactory(),
                new TcnFactory(),
                new MlpFactory(),
                new DLinearFactory(),
                new NLinearFactory(),
                new NeuralOdeFactory(),
                new NeuralCdeFactory());
    }
}
