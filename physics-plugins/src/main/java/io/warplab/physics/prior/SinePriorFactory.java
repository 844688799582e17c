package io.warplab.physics.prior;

import io.warplab.api.physics.Prior;
import io.warplab.api.physics.PriorContext;
import io.warplab.api.physics.PriorFactory;
import io.warplab.api.physics.Quantity;
import io.warplab.api.spi.ComponentInfo;
import java.util.List;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/** The prior {@code sine}: the closed form sin(2 pi f t + phi), its phase the one parameter. */
public final class SinePriorFactory implements PriorFactory<SinePriorConfig> {
    @Override
    public String name() {
        return "sine";
    }

    @Override
    public Class<SinePriorConfig> configType() {
        return SinePriorConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "closed form sin(2 pi f t + phase)",
                "Weight-Space Linear Recurrent Neural Networks, arXiv 2506.01153, section 3.4");
    }

    @Override
    public Prior create(SinePriorConfig config, PriorContext context) {
        return new SinePrior(config.frequency());
    }

    private record SinePrior(double frequency) implements Prior {
        @Override
        public Form form() {
            return Form.CLOSED;
        }

        @Override
        public List<Quantity> states() {
            return List.of(new Quantity("value", "y", "", -1, 1, 0));
        }

        @Override
        public List<Quantity> parameters() {
            return List.of(new Quantity("phase", "φ", "rad", -Math.PI, Math.PI, 0));
        }

        @Override
        public <T extends CalculusFieldElement<T>> T[] predict(
                T time, T step, T[] state, T[] parameters, int substeps) {
            T[] y = MathArrays.buildArray(time.getField(), 1);
            y[0] = time.add(step).multiply(2 * Math.PI * frequency).add(parameters[0]).sin();
            return y;
        }
    }
}
