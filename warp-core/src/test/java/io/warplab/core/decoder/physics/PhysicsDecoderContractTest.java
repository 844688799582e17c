package io.warplab.core.decoder.physics;

import io.warplab.api.decoder.DecoderFactory;
import io.warplab.api.physics.Prior;
import io.warplab.core.config.ConfigBinder;
import io.warplab.testkit.DecoderContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** The decoder contract over where the parameters come from and the form of the prior. */
class PhysicsDecoderContractTest {
    abstract static class Physics extends DecoderContract<PhysicsDecoderConfig> {
        private final Prior.Form form;
        private final PhysicsDecoderConfig config;

        Physics(Prior.Form form, List<String> sources, boolean observer, double residual) {
            this.form = form;
            config =
                    new ConfigBinder()
                            .bind(
                                    PhysicsDecoderConfig.class,
                                    Map.of(
                                            "prior",
                                            Map.of("name", "pendulum"),
                                            "parameters",
                                            sources,
                                            "observer",
                                            observer,
                                            "residual",
                                            residual,
                                            "width",
                                            4),
                                    "");
        }

        @Override
        protected DecoderFactory<PhysicsDecoderConfig> factory() {
            return new PhysicsDecoderFactory();
        }

        @Override
        protected PhysicsDecoderConfig config() {
            return config;
        }

        @Override
        protected Prior prior(Map<String, Object> settings) {
            return new PendulumPrior(form);
        }
    }

    @Nested
    class RootWithResidual extends Physics {
        RootWithResidual() {
            super(Prior.Form.STEP, List.of("root"), false, 0.3);
        }
    }

    @Nested
    class WeakFormWithObserver extends Physics {
        WeakFormWithObserver() {
            super(Prior.Form.STEP, List.of("weak-form"), true, 0);
        }
    }

    @Nested
    class BothFromTheOrigin extends Physics {
        BothFromTheOrigin() {
            super(Prior.Form.ORIGIN, List.of("root", "weak-form"), false, 0);
        }
    }
}
