package io.warplab.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.error.WarpException;
import io.warplab.api.lanes.Precision;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.core.linalg.WorkerPool;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.AdaBeliefUpdater;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.AdaBelief;
import org.nd4j.linalg.learning.config.Adam;

class GroupedOptimizerTest {
    private static final WorkerPool WORKERS = new WorkerPool(2);

    @ParameterizedTest
    @ValueSource(strings = {"adabelief", "adam"})
    void theFusedUpdateGivesTheNumbersOfNd4j(String name) {
        int size = 5001;
        SplittableRandom random = new SplittableRandom(3);
        ParameterStore store =
                new ParameterStore(
                        Map.of(
                                "c",
                                List.of(
                                        new ParameterSpec(
                                                "w",
                                                new long[] {size},
                                                ParameterSpec.WEIGHTS,
                                                s -> random.doubles(size, -1, 1).toArray()))),
                        Precision.FLOAT32,
                        1);
        INDArray expected = store.values().dup();
        GroupedOptimizer optimizer =
                new GroupedOptimizer(store, new OptimizerSpec(name, 0.01, Map.of(), 0), WORKERS);
        INDArray state = Nd4j.zeros(DataType.FLOAT, 1, 2 * size);
        GradientUpdater<?> updater;
        if (name.equals("adam")) {
            updater = new Adam(0.01).instantiate(state, true);
        } else {
            updater = new AdaBeliefUpdater(new AdaBelief(0.01));
            ((AdaBeliefUpdater) updater).setStateViewArray(state, new long[] {1, size}, 'c', true);
        }
        for (int i = 0; i < 20; i++) {
            double spread = Math.pow(10, i % 7 - 4);
            double[] g = random.doubles(size, -spread, spread).toArray();
            INDArray gradient = Nd4j.createFromArray(g).castTo(DataType.FLOAT);
            INDArray theirs = gradient.dup().reshape(1, size);
            updater.applyUpdater(theirs, i, 0);
            expected.subi(theirs.reshape(size));
            optimizer.step(gradient, i, 0, 1);
        }
        double moved = expected.norm2Number().doubleValue();
        assertThat(store.values().sub(expected).norm2Number().doubleValue())
                .isLessThan(2e-6 * moved);
        INDArray moments = optimizer.state().get(ParameterSpec.WEIGHTS);
        assertThat(moments.sub(state).norm2Number().doubleValue())
                .isLessThan(2e-6 * state.norm2Number().doubleValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"adabelief", "adam", "nadam", "amsgrad", "rmsprop", "sgd"})
    void minimisesABowlAndContinuesBitForBitAfterARestore(String name) {
        ParameterStore parameters = store();
        OptimizerSpec spec = new OptimizerSpec(name, 0.02, Map.of(), 0);
        GroupedOptimizer optimizer = new GroupedOptimizer(parameters, spec, WORKERS);
        for (int i = 0; i < 600; i++) {
            optimizer.step(bowl(parameters), i, 0, 1);
        }
        assertThat(parameters.values().getDouble(0)).isCloseTo(1, within(0.1));
        Map<String, INDArray> weights = parameters.copies();
        Map<String, INDArray> moments = optimizer.state();
        optimizer.step(bowl(parameters), 600, 0, 1);

        ParameterStore other = store();
        other.restore(weights);
        GroupedOptimizer resumed = new GroupedOptimizer(other, spec, WORKERS);
        resumed.restore(moments);
        resumed.step(bowl(other), 600, 0, 1);
        assertThat(other.values()).isEqualTo(parameters.values());
    }

    @Test
    void groupsHaveTheirOwnRate() {
        ParameterStore parameters = store();
        new GroupedOptimizer(
                        parameters,
                        new OptimizerSpec("sgd", 0.1, Map.of("transition", 0.5), 0),
                        WORKERS)
                .step(bowl(parameters), 0, 0, 1);
        assertThat(parameters.view(parameters.values(), "c.slow").getDouble(0))
                .isCloseTo(0.05, within(1e-12));
        assertThat(parameters.view(parameters.values(), "c.fast").getDouble(0))
                .isCloseTo(0.1, within(1e-12));
    }

    @Test
    void clipsTheGlobalNormAndReportsWhatItWas() {
        ParameterStore parameters = store();
        double norm =
                new GroupedOptimizer(
                                parameters, new OptimizerSpec("sgd", 1, Map.of(), 0.5), WORKERS)
                        .step(bowl(parameters), 0, 0, 1);
        assertThat(norm).isCloseTo(Math.sqrt(5), within(1e-12));
        assertThat(parameters.values().norm2Number().doubleValue()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(
                        () ->
                                new GroupedOptimizer(
                                        store(), new OptimizerSpec("adm", 1, Map.of(), 0), WORKERS))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("adm");
    }

    /** Gradient of |x - 1|^2 / 2. */
    private static INDArray bowl(ParameterStore parameters) {
        return parameters.values().sub(1);
    }

    private static ParameterStore store() {
        return new ParameterStore(
                Map.of(
                        "c",
                        List.of(
                                new ParameterSpec(
                                        "fast",
                                        new long[] {3},
                                        ParameterSpec.WEIGHTS,
                                        s -> new double[3]),
                                new ParameterSpec(
                                        "slow",
                                        new long[] {2},
                                        ParameterSpec.TRANSITION,
                                        s -> new double[2]))),
                Precision.FLOAT64,
                1);
    }
}
