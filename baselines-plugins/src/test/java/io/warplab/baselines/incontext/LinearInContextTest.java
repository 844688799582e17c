package io.warplab.baselines.incontext;

import static io.warplab.baselines.Sequences.context;
import static io.warplab.baselines.Sequences.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.error.WarpException;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.junit.jupiter.api.Test;

class LinearInContextTest {
    private static final Task TASK = new Task(Task.Kind.RECONSTRUCTION, 1, null);

    private static TrainableModel model(int dimensions, double... ridge) {
        return new LinearInContextFactory()
                .create(
                        new LinearInContextConfig(
                                java.util.Arrays.stream(ridge).boxed().toList(), false),
                        context(TASK, dimensions + 1, 1, 0, new OptimizerSpec()));
    }

    @Test
    void entryTIsTheRidgeAnswerFromTheEarlierPairs() {
        int d = 4;
        double ridge = 0.3;
        Pairs pairs = Pairs.draw(5, 30, d, 0.5, 11);
        double[] predicted =
                values(model(d, ridge).predict(pairs.batch(), new ForecastSpec(30)).mean());
        for (int n = 0; n < 5; n++) {
            RealMatrix gram = new Array2DRowRealMatrix(d, d);
            RealVector right = new ArrayRealVector(d);
            for (int i = 0; i < d; i++) {
                gram.setEntry(i, i, ridge);
            }
            for (int t = 0; t < 30; t++) {
                if (pairs.mask()[n][t] == 1) {
                    RealVector w = new LUDecomposition(gram).getSolver().solve(right);
                    assertThat(predicted[n * 30 + t])
                            .isCloseTo(
                                    w.dotProduct(new ArrayRealVector(pairs.x()[n][t])),
                                    within(1e-10));
                    // Its y comes with the next step's inputs.
                    if (t + 1 < 30 && pairs.mask()[n][t + 1] == 1) {
                        RealVector x = new ArrayRealVector(pairs.x()[n][t]);
                        gram = gram.add(x.outerProduct(x));
                        right = right.add(x.mapMultiply(pairs.y()[n][t]));
                    }
                }
            }
        }
    }

    @Test
    void withoutNoiseTheMapIsKnownAfterAsManyPairsAsDimensions() {
        int d = 5;
        Pairs pairs = Pairs.draw(20, 40, d, 0, 3);
        double[] predicted =
                values(model(d, 1e-12).predict(pairs.batch(), new ForecastSpec(40)).mean());
        for (int n = 0; n < 20; n++) {
            for (int t = 20; t < 40; t++) {
                if (pairs.mask()[n][t] == 1) {
                    assertThat(predicted[n * 40 + t]).isCloseTo(pairs.y()[n][t], within(1e-8));
                }
            }
        }
    }

    @Test
    void choosesAPenaltyNearTheNoiseVariance() {
        TrainableModel model = model(4, 1e-8, 0.25, 100);
        model.prepare(Pairs.draw(200, 20, 4, 0.5, 4).batch());
        assertThat(values(model.state().weights().get("ridge"))).containsExactly(0.25);
        assertThat(model.parameterCount()).isEqualTo(1);
        assertThat(model(4, 0.25).parameterCount()).isZero();
    }

    @Test
    void saysWhatLayoutItNeeds() {
        assertThatThrownBy(() -> model(0, 1))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("[x_t, y_(t-1)]");
        assertThatThrownBy(() -> new LinearInContextConfig(List.of(), true))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("ridge");
    }
}
