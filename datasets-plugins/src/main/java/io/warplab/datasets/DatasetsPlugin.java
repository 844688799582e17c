package io.warplab.datasets;

import io.warplab.api.data.DatasetFactory;
import io.warplab.api.spi.WarpPlugin;
import io.warplab.datasets.csv.CsvDatasetFactory;
import io.warplab.datasets.ett.EttDatasetFactory;
import io.warplab.datasets.generated.ecology.LotkaVolterraFactory;
import io.warplab.datasets.generated.ecology.RepeatCopyFactory;
import io.warplab.datasets.generated.incontext.InContextRegressionFactory;
import io.warplab.datasets.generated.mechanics.MassSpringDamperFactory;
import io.warplab.datasets.generated.mechanics.MassSpringDamperZeroFactory;
import io.warplab.datasets.generated.simulation.SimulationFactory;
import io.warplab.datasets.generated.waves.SineFactory;
import io.warplab.datasets.mnist.MnistDatasetFactory;
import io.warplab.datasets.uea.UeaDatasetFactory;
import java.util.List;

/** Readers and generators of sequences. */
public final class DatasetsPlugin implements WarpPlugin {
    @Override
    public String name() {
        return "datasets";
    }

    @Override
    public String version() {
        String version = DatasetsPlugin.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public int apiVersion() {
        return API_VERSION;
    }

    @Override
    public List<DatasetFactory<?>> datasets() {
        return List.of(
                new CsvDatasetFactory(),
                new UeaDatasetFactory(),
                new EttDatasetFactory(),
                new MnistDatasetFactory(),
                new SimulationFactory(),
                new MassSpringDamperFactory(),
                new MassSpringDamperZeroFactory(),
                new SineFactory(),
                new LotkaVolterraFactory(),
                new RepeatCopyFactory(),
                new InContextRegressionFactory());
    }
}
