package io.warplab.core.decoder;

import io.warplab.api.decoder.DecoderFactory;
import io.warplab.api.lanes.Activation;
import io.warplab.core.decoder.MlpDecoderConfig.Output;
import io.warplab.testkit.DecoderContract;
import org.junit.jupiter.api.Nested;

/** The contract over activations, depths, output maps and features, and with spreads. */
class MlpDecoderContractTest {
    abstract static class Mlp extends DecoderContract<MlpDecoderConfig> {
        private final MlpDecoderConfig config;

        Mlp(MlpDecoderConfig config) {
            this.config = config;
        }

        @Override
        protected DecoderFactory<MlpDecoderConfig> factory() {
            return new MlpDecoderFactory();
        }

        @Override
        protected MlpDecoderConfig config() {
            return config;
        }
    }

    @Nested
    class Defaults extends Mlp {
        Defaults() {
            super(new MlpDecoderConfig());
        }
    }

    @Nested
    class Linear extends Mlp {
        Linear() {
            super(new MlpDecoderConfig(1, 0, Activation.TANH, Output.LINEAR, 1, true, 1));
        }
    }

    @Nested
    class DeepRelu extends Mlp {
        DeepRelu() {
            super(new MlpDecoderConfig(5, 3, Activation.RELU, Output.TANH, 0.7, true, 2));
        }
    }

    @Nested
    class DynamicTanhWithSpreads extends Mlp {
        DynamicTanhWithSpreads() {
            super(new MlpDecoderConfig(5, 2, Activation.SIN, Output.DYNAMIC_TANH, 1, true, 0));
        }

        @Override
        protected int outputs() {
            return 2 * model().targets().size();
        }
    }
}
