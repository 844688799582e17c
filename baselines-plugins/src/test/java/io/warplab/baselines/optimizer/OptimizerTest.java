package io.warplab.baselines.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.error.WarpException;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.parameters.ParameterSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptimizerTest {
    private static WeightStore store() {
        return new WeightStore(
                List.of(
                        new ParameterSpec(
                                "w",
                                new long[] {2},
                                ParameterSpec.WEIGHTS,
                                seed -> new double[] {1, -2})),
                0);
    }

    private static void step(Optimizer optimizer, float... gradient) {
        Map<String, float[]> gradients = Map.of("w", gradient);
        optimizer.update(gradients, Optimizer.norm(gradients), 1);
    }

    @Test
    void adamTakesItsFirstTwoStepsByTheBook() {
        WeightStore store = store();
        Optimizer optimizer = new Optimizer(new OptimizerSpec("adam", 0.1, Map.of(), 0), store);
        step(optimizer, 0.5f, -3f);
        // m / c1 = g and v / c2 = g^2: a step of the rate, against the gradient's sign.
        assertThat(store.values("w")).containsExactly(new float[] {0.9f, -1.9f}, within(1e-6f));
        step(optimizer, 0.5f, 3f);
        double m = (0.9 * 0.1 * -3 + 0.1 * 3) / (1 - 0.81);
        double v = (0.999 * 0.001 * 9 + 0.001 * 9) / (1 - 0.999 * 0.999);
        assertThat(store.values("w")[1])
                .isCloseTo((float) (-1.9 - 0.1 * m / Math.sqrt(v)), within(1e-5f));
    }

    @Test
    void adaBeliefTakesItsFirstStepsByTheBook() {
        WeightStore store = store();
        Optimizer optimizer =
                new Optimizer(new OptimizerSpec("adabelief", 0.1, Map.of(), 0), store);
        step(optimizer, 0.5f, -3f);
        double m1 = 0.1 * 0.5;
        double s1 = 0.001 * (0.5 - m1) * (0.5 - m1);
        double w1 = 1 - 0.1 * (m1 / 0.1) / Math.sqrt(s1 / 0.001);
        assertThat(store.values("w")[0]).isCloseTo((float) w1, within(1e-5f));
        step(optimizer, -0.25f, 0f);
        double m2 = 0.9 * m1 - 0.1 * 0.25;
        double s2 = 0.999 * s1 + 0.001 * (-0.25 - m2) * (-0.25 - m2);
        double w2 = w1 - 0.1 * (m2 / (1 - 0.81)) / Math.sqrt(s2 / (1 - 0.999 * 0.999));
        assertThat(store.values("w")[0]).isCloseTo((float) w2, within(1e-5f));
    }

    @Test
    void clipsTheGlobalNormAndScalesTheRate() {
        WeightStore store = store();
        Optimizer optimizer =
                new Optimizer(new OptimizerSpec("sgd", 0.1, Map.of("weights", 0.5), 1), store);
        Map<String, float[]> gradients = Map.of("w", new float[] {30, -40});
        optimizer.update(gradients, Optimizer.norm(gradients), 2);
        assertThat(store.values("w"))
                .containsExactly(new float[] {1 - 0.06f, -2 + 0.08f}, within(1e-6f));
    }

    @ParameterizedTest
    @ValueSource(strings = {"adabelief", "adam", "adamw", "nadam", "amsgrad", "rmsprop", "sgd"})
    void everyRuleGoesDownhillAndResumesBitForBit(String name) {
        WeightStore store = store();
        Optimizer optimizer = new Optimizer(new OptimizerSpec(name, 0.05, Map.of(), 0), store);
        for (int i = 0; i < 20; i++) {
            step(optimizer, store.values("w")[0], store.values("w")[1]);
        }
        assertThat(Math.abs(store.values("w")[0])).isLessThan(0.9f);
        assertThat(Math.abs(store.values("w")[1])).isLessThan(1.9f);

        WeightStore resumed = store();
        Optimizer other = new Optimizer(new OptimizerSpec(name, 0.05, Map.of(), 0), resumed);
        resumed.restore("m", store.copies());
        other.restore("m", optimizer.copies());
        for (int i = 0; i < 5; i++) {
            step(optimizer, store.values("w")[0], store.values("w")[1]);
            step(other, resumed.values("w")[0], resumed.values("w")[1]);
        }
        assertThat(resumed.values("w")).containsExactly(store.values("w"));
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(
                        () ->
                                new Optimizer(
                                        new OptimizerSpec("adagrab", 0.1, Map.of(), 0), store()))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("adagrab")
                .hasMessageContaining("adabelief, adam");
    }

    @Test
    void aStateOfAnotherOptimiserIsRefused() {
        Optimizer adam = new Optimizer(new OptimizerSpec("adam", 0.1, Map.of(), 0), store());
        Optimizer belief = new Optimizer(new OptimizerSpec("adabelief", 0.1, Map.of(), 0), store());
        assertThatThrownBy(() -> belief.restore("m", adam.copies()))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("s/w");
    }
}
