package io.warplab.datasets;

import io.warplab.api.data.DatasetFactory;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.datasets.csv.CsvConfig;
import io.warplab.datasets.csv.CsvDatasetFactory;
import io.warplab.datasets.generated.ecology.LotkaVolterraConfig;
import io.warplab.datasets.generated.ecology.LotkaVolterraFactory;
import io.warplab.datasets.generated.ecology.RepeatCopyConfig;
import io.warplab.datasets.generated.ecology.RepeatCopyFactory;
import io.warplab.datasets.generated.mechanics.MassSpringDamperConfig;
import io.warplab.datasets.generated.mechanics.MassSpringDamperFactory;
import io.warplab.datasets.generated.mechanics.MassSpringDamperZeroConfig;
import io.warplab.datasets.generated.mechanics.MassSpringDamperZeroFactory;
import io.warplab.datasets.generated.waves.SineConfig;
import io.warplab.datasets.generated.waves.SineFactory;
import io.warplab.testkit.DatasetContract;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** Every data set of the plug-in under the contract. */
class DatasetContractsTest {
    /** A data set with a few settings changed, so that it is made in a moment. */
    abstract static class Small<C extends Record> extends DatasetContract<C> {
        private final DatasetFactory<C> factory;
        private final Map<String, ?> settings;

        Small(DatasetFactory<C> factory, Map<String, ?> settings) {
            this.factory = factory;
            this.settings = settings;
        }

        @Override
        protected DatasetFactory<C> factory() {
            return factory;
        }

        @Override
        protected C config() {
            return Settings.of(factory.configType(), settings);
        }

        @Override
        protected Path folder() {
            return LocalContext.EXAMPLE_DATA;
        }

        @Override
        protected DynamicalSystem system(String name) {
            return new LocalContext(seed(), folder()).system(name);
        }
    }

    private static final Map<String, ?> FEW = Map.of("trainSize", 7, "testSize", 4, "noise", 0.05);

    @Nested
    class MassSpringDamper extends Small<MassSpringDamperConfig> {
        MassSpringDamper() {
            super(new MassSpringDamperFactory(), FEW);
        }
    }

    @Nested
    class MassSpringDamperZero extends Small<MassSpringDamperZeroConfig> {
        MassSpringDamperZero() {
            super(new MassSpringDamperZeroFactory(), FEW);
        }
    }

    @Nested
    class Sine extends Small<SineConfig> {
        Sine() {
            super(new SineFactory(), FEW);
        }
    }

    @Nested
    class LotkaVolterra extends Small<LotkaVolterraConfig> {
        LotkaVolterra() {
            super(new LotkaVolterraFactory(), FEW);
        }
    }

    @Nested
    class RepeatCopy extends Small<RepeatCopyConfig> {
        RepeatCopy() {
            super(new RepeatCopyFactory(), FEW);
        }
    }

    @Nested
    class Windows extends Small<CsvConfig> {
        Windows() {
            super(
                    new CsvDatasetFactory(),
                    Map.of(
                            "path",
                            "single_pendulum.csv",
                            "timeColumn",
                            "time_s",
                            "channels",
                            List.of("angle_rad", "angular_velocity_rad_per_s"),
                            "window",
                            64,
                            "stride",
                            16,
                            "testStride",
                            64,
                            "validationFraction",
                            0.1));
        }
    }

    /** Test windows that begin in the training part. */
    @Nested
    class WindowsThatReachBack extends Small<CsvConfig> {
        WindowsThatReachBack() {
            super(
                    new CsvDatasetFactory(),
                    Map.of(
                            "path",
                            "hudson-bay-lynx-hare.csv",
                            "timeColumn",
                            "Year",
                            "timeUnit",
                            "year",
                            "channels",
                            List.of("Hare", "Lynx"),
                            "window",
                            11,
                            "testWindow",
                            20,
                            "testFrom",
                            1911.0,
                            "testContext",
                            10));
        }

        @Override
        protected int sharedContext() {
            return 10;
        }
    }
}
