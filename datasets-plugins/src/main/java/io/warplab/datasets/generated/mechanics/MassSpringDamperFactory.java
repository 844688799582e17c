package io.warplab.datasets.generated.mechanics;

import io.warplab.api.data.Dataset;
import io.warplab.api.data.DatasetContext;
import io.warplab.api.data.DatasetFactory;
import io.warplab.api.spi.ComponentInfo;

/** Makes {@code mass-spring-damper}. */
public final class MassSpringDamperFactory implements DatasetFactory<MassSpringDamperConfig> {
    @Override
    public String name() {
        return "mass-spring-damper";
    }

    @Override
    public Class<MassSpringDamperConfig> configType() {
        return MassSpringDamperConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "mass-spring-dampers of random mass, stiffness and damping, released from rest; the test ranges are wider",
                MassSpringDampers.CITATION);
    }

    @Override
    public Dataset create(MassSpringDamperConfig config, DatasetContext context) {
        return MassSpringDampers.generate(name(), config, context);
    }
}
