package io.warplab.baselines.dmd;

import static io.warplab.baselines.Sequences.batch;
import static io.warplab.baselines.Sequences.context;
import static io.warplab.baselines.Sequences.leading;
import static io.warplab.baselines.Sequences.noise;
import static io.warplab.baselines.Sequences.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.data.Batch;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.baselines.sequence.FittedArray;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import org.hipparchus.complex.Complex;
import org.hipparchus.linear.EigenDecompositionNonSymmetric;
import org.junit.jupiter.api.Test;

class DmdTest {
    private static final double RADIUS = 0.98;
    private static final double ANGLE = 0.3;

    private static TrainableModel model(DmdConfig config, int channels) {
        return new DmdFactory()
                .create(
                        config,
                        context(
                                new Task(Task.Kind.FORECAST, 12, null),
                                channels,
                                channels,
                                0,
                                new OptimizerSpec()));
    }

    /** Decaying rotations about a point; the first channel alone where only one is wanted. */
    private static double[][][] spirals(int n, int t, int channels, double about, long seed) {
        Random random = new Random(seed);
        double[][][] data = new double[n][t][channels];
        for (double[][] sequence : data) {
            double size = 1 + random.nextDouble();
            double phase = 2 * Math.PI * random.nextDouble();
            for (int s = 0; s < t; s++) {
                double r = size * Math.pow(RADIUS, s);
                sequence[s][0] = about + r * Math.cos(phase + ANGLE * s);
                if (channels > 1) {
                    sequence[s][1] = about + r * Math.sin(phase + ANGLE * s);
                }
            }
        }
        return data;
    }

    /** Eigenvalues of the fitted operator, the one of positive angle first. */
    private static Complex[] eigenvalues(TrainableModel model, boolean constant) {
        Modes modes = new Modes(rows(model, "basis"), rows(model, "output"), new double[0][]);
        Complex[] all =
                new EigenDecompositionNonSymmetric(modes.operator(constant)).getEigenvalues();
        Arrays.sort(all, Comparator.comparingDouble(z -> -z.getImaginaryPart()));
        return all;
    }

    private static double[][] rows(TrainableModel model, String name) {
        var array = model.state().weights().get(name);
        return FittedArray.of(values(array), array.shape()).rows();
    }

    @Test
    void theEigenvaluesOfALinearSystemAreRecovered() {
        TrainableModel model = model(new DmdConfig(1, null, 1, false), 2);
        model.prepare(batch(spirals(5, 30, 2, 0, 1)));
        Complex[] found = eigenvalues(model, false);
        assertThat(found).hasSize(2);
        assertThat(found[0].norm()).isCloseTo(RADIUS, within(1e-12));
        assertThat(found[0].getArgument()).isCloseTo(ANGLE, within(1e-12));
        assertThat(found[1].getArgument()).isCloseTo(-ANGLE, within(1e-12));
    }

    @Test
    void delaysUnfoldWhatIsNotMeasured() {
        // One channel of two, about a point that is not 0: three modes with the constant.
        TrainableModel model = model(new DmdConfig(8, 3, 1, true), 1);
        model.prepare(batch(spirals(8, 40, 1, 3, 2)));
        Complex[] found = eigenvalues(model, true);
        assertThat(found).hasSize(3);
        assertThat(found[0].norm()).isCloseTo(RADIUS, within(1e-8));
        assertThat(found[0].getArgument()).isCloseTo(ANGLE, within(1e-8));
        assertThat(found[1].getReal()).isCloseTo(1, within(1e-8));
        double[][][] unseen = spirals(4, 80, 1, 3, 3);
        double[] predicted = values(model.predict(batch(unseen), new ForecastSpec(12)).mean());
        for (int n = 0; n < 4; n++) {
            for (int t = 12; t < 80; t++) {
                assertThat(predicted[n * 80 + t]).isCloseTo(unseen[n][t][0], within(1e-6));
            }
        }
    }

    /** A rotation that u pushes: x + i y turns, then 0.5 u_t - 0.2 u_{t+1} is added to x. */
    @Test
    void aKnownInputDrivesTheModes() {
        double[][][] data = noise(10, 40, 3, 4);
        for (double[][] sequence : data) {
            for (int t = 1; t < 40; t++) {
                double[] before = sequence[t - 1];
                double cos = RADIUS * Math.cos(ANGLE);
                double sin = RADIUS * Math.sin(ANGLE);
                double push = 0.5 * before[2] - 0.2 * sequence[t][2];
                sequence[t][0] = cos * before[0] - sin * before[1] + push;
                sequence[t][1] = sin * before[0] + cos * before[1];
            }
        }
        Batch driven = batch(data, leading(data, 2), null, null);
        Task task = new Task(Task.Kind.FORECAST, 12, null);
        TrainableModel model =
                new DmdFactory()
                        .create(
                                new DmdConfig(3, 2, 1, false),
                                context(task, 3, 2, 0, new OptimizerSpec()));
        assertThat(model.parameterCount()).isEqualTo(2 * (3 * 2 + 2) + 2 * 2);
        DmdConfig one = new DmdConfig(1, null, 1, false);
        model = new DmdFactory().create(one, context(task, 3, 2, 0, new OptimizerSpec()));
        model.prepare(driven);
        assertThat(values(model.state().weights().get("control")))
                .containsExactly(new double[] {0.5, -0.2, 0, 0}, within(1e-9));
        assertThat(eigenvalues(model, false)[0].getArgument()).isCloseTo(ANGLE, within(1e-9));
        assertThat(values(model.predict(driven, new ForecastSpec(12)).mean()))
                .containsExactly(values(driven.targets()), within(1e-7));
    }

    @Test
    void energyFindsTheRank() {
        TrainableModel model = model(new DmdConfig(8, null, 1, true), 1);
        model.prepare(batch(spirals(8, 40, 1, 3, 2)));
        assertThat(model.state().weights().get("basis").size(1)).isEqualTo(3);
        assertThat(model.parameterCount()).isEqualTo(3 * (8 + 1 + 1));
        TrainableModel fewer = model(new DmdConfig(8, null, 0.5, true), 1);
        fewer.prepare(batch(spirals(8, 40, 1, 3, 2)));
        assertThat(fewer.state().weights().get("basis").size(1)).isEqualTo(1);
    }

    @Test
    void theCountFollowsFromTheSizes() {
        // Delays beyond the context of 12 do not count.
        assertThat(model(new DmdConfig(20, 5, 1, true), 2).parameterCount())
                .isEqualTo(5 * (12 * 2 + 1 + 2));
        assertThat(model(new DmdConfig(4, 5, 1, false), 2).parameterCount())
                .isEqualTo(5 * (4 * 2 + 2));
    }

    @Test
    void saysWhenNothingCanBeFittedOrSettingsAreWrong() {
        TrainableModel model = model(new DmdConfig(), 1);
        assertThatThrownBy(() -> model.prepare(batch(new double[][][] {{{1}, {2}}})))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("observed steps in a row");
        assertThatThrownBy(() -> new DmdConfig(0, 0, 2, true))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("delays")
                .hasMessageContaining("rank")
                .hasMessageContaining("energy");
    }
}
