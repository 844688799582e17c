package io.warplab.datasets.generated.mechanics;

import io.warplab.api.data.Dataset;
import io.warplab.api.data.DatasetContext;
import io.warplab.api.data.DatasetFactory;
import io.warplab.api.spi.ComponentInfo;

/** Makes {@code mass-spring-damper-zero}. */
public final class MassSpringDamperZeroFactory
        implements DatasetFactory<MassSpringDamperZeroConfig> {
    @Override
    public String name() {
        return "mass-spring-damper-zero";
    }

    @Override
    public Class<MassSpringDamperZeroConfig> configType() {
        return MassSpringDamperZeroConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "mass-spring-dampers of random mass, stiffness and damping and of random start; the test ranges are wider",
                MassSpringDampers.CITATION);
    }

    @Override
    public Dataset create(MassSpringDamperZeroConfig config, DatasetContext context) {
        return MassSpringDampers.generate(name(), config.general(), context);
    }
}
