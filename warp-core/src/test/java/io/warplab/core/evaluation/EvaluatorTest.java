package io.warplab.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Normalisation;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.Predictions;
import io.warplab.api.model.Task;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class EvaluatorTest {
    private static final double NONE = Double.NaN;
    private static final Task FORECAST = new Task(Task.Kind.FORECAST, 1, null);

    /** Two channels in scaled units; the second window ends after two steps. */
    private static final double[][][] DATA = {
        {{0, 0}, {1, 10}, {2, 20}, {3, 30}},
        {{0, 0}, {4, 40}, {NONE, NONE}, {NONE, NONE}}
    };

    private static final Normalisation SCALING =
            new Normalisation(new double[] {5, 0}, new double[] {2, 10});

    private static Batch batch() {
        return Windows.batch(1, DATA, null);
    }

    /** Wrong by 1 in the first channel and by 2 in the second, at every step, observed or not. */
    private static Predictions offByOneAndTwo(Batch batch) {
        INDArray p = batch.targets().dup('c');
        for (int n = 0; n < batch.size(); n++) {
            for (int t = 0; t < batch.steps(); t++) {
                p.putScalar(new int[] {n, t, 0}, p.getDouble(n, t, 0) + 1);
                p.putScalar(new int[] {n, t, 1}, p.getDouble(n, t, 1) - 2);
            }
        }
        return new Predictions(p, null);
    }

    @Test
    void scoresObservedStepsFromTheContextOn() {
        Evaluation e =
                Evaluator.evaluate(
                        Windows.model(EvaluatorTest::offByOneAndTwo),
                        batch(),
                        Windows.context(FORECAST, SCALING));
        assertThat(e.windows()).isEqualTo(2);
        assertThat(e.mse()).isCloseTo((1 + 4) / 2.0, within(1e-14));
        // Raw: 2 and 20 units off.
        assertThat(e.rawMse()).isCloseTo((4 + 400) / 2.0, within(1e-12));
        assertThat(e.channels()).extracting(ChannelErrors::name).containsExactly("x0", "x1");
        assertThat(e.channels().get(0).rmse()).isCloseTo(2, within(1e-14));
        assertThat(e.channels().get(1).mae()).isCloseTo(20, within(1e-13));
        // Channel 0 raw: 7, 9, 11 and 13, each 2 off.
        assertThat(e.channels().get(0).mape())
                .isCloseTo((2 / 7.0 + 2 / 9.0 + 2 / 11.0 + 2 / 13.0) / 4, within(1e-14));
        assertThat(e.nll()).isNaN();
        assertThat(e.accuracy()).isNaN();
    }

    @Test
    void everyObservedStepWeighsTheSameHoweverLongItsWindow() {
        // Right in the long window's three scored steps, 4 off in the short one's single step.
        Predictions[] answer = new Predictions[1];
        INDArray p = Nd4j.zeros(DataType.DOUBLE, 2, 3, 1);
        answer[0] = new Predictions(p, null);
        Batch batch =
                Windows.batch(
                        1, Windows.series(new double[] {0, 0, 0}, new double[] {0, 4, NONE}), null);
        Evaluation e =
                Evaluator.evaluate(
                        Windows.model(b -> answer[0]),
                        batch,
                        Windows.context(FORECAST, Normalisation.identity(1)));
        assertThat(e.mse()).isCloseTo(16 / 3.0, within(1e-14));
    }

    @Test
    void aReconstructionIsScoredFromItsFirstStep() {
        Evaluation e =
                Evaluator.evaluate(
                        Windows.model(b -> new Predictions(b.targets().mul(0), null)),
                        Windows.batch(1, Windows.series(new double[] {3, 0, 0}), null),
                        Windows.context(
                                new Task(Task.Kind.RECONSTRUCTION, 1, null),
                                Normalisation.identity(1)));
        assertThat(e.mse()).isCloseTo(3, within(1e-14));
        assertThat(e.validTime()).isNaN();
    }

    @Test
    void spreadsGiveALikelihoodPerScaledValue() {
        Evaluation e =
                Evaluator.evaluate(
                        Windows.model(
                                b ->
                                        new Predictions(
                                                b.targets(),
                                                Nd4j.valueArrayOf(
                                                        b.targets().shape(),
                                                        2.0,
                                                        DataType.DOUBLE))),
                        batch(),
                        Windows.context(FORECAST, SCALING));
        assertThat(e.nll()).isCloseTo(Math.log(2) + 0.5 * Math.log(2 * Math.PI), within(1e-14));
    }

    @Test
    void classesAreCounted() {
        Task task = new Task(Task.Kind.CLASSIFICATION, 1, null);
        Batch batch =
                Windows.batch(
                        1,
                        Windows.series(new double[] {1}, new double[] {-1}, new double[] {1}),
                        new int[] {1, 0, 0});
        Evaluation e =
                Evaluator.evaluate(
                        Windows.model(
                                b -> {
                                    double[] scores = new double[2 * b.size()];
                                    Arrays.setAll(
                                            scores,
                                            i ->
                                                    i % 2 == 0
                                                            ? 0
                                                            : b.inputs().getDouble(i / 2, 0, 0));
                                    return new Predictions(
                                            Nd4j.create(
                                                    scores,
                                                    new long[] {b.size(), 1, 2},
                                                    DataType.DOUBLE),
                                            null);
                                }),
                        batch,
                        Windows.context(task, Normalisation.identity(1)));
        assertThat(e.accuracy()).isCloseTo(2 / 3.0, within(1e-15));
        assertThat(e.channels()).isEmpty();
        assertThat(e.mse()).isNaN();
        assertThat(e.crossEntropy())
                .isCloseTo(
                        (2 * Math.log(1 + Math.exp(-1)) + Math.log(1 + Math.exp(1))) / 3,
                        within(1e-14));
    }

    @Test
    void aContextThatLeavesNothingIsTold() {
        assertThatThrownBy(
                        () ->
                                Evaluator.evaluate(
                                        Windows.model(b -> new Predictions(b.targets(), null)),
                                        batch(),
                                        Windows.context(
                                                new Task(Task.Kind.FORECAST, 4, null), SCALING)))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("context of 4 steps")
                .hasMessageContaining("have 4 steps");
    }

    @Test
    void classificationWithoutLabelsIsTold() {
        assertThatThrownBy(
                        () ->
                                Evaluator.evaluate(
                                        Windows.model(
                                                b ->
                                                        new Predictions(
                                                                Nd4j.zeros(
                                                                        DataType.DOUBLE, 2, 1, 2),
                                                                null)),
                                        batch(),
                                        Windows.context(
                                                new Task(Task.Kind.CLASSIFICATION, 1, null),
                                                SCALING)))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("label");
    }

    @Test
    void aModelThatDropsSequencesIsFoundOut() {
        assertThatThrownBy(
                        () ->
                                Evaluator.evaluate(
                                        Windows.model(
                                                b ->
                                                        new Predictions(
                                                                Nd4j.zeros(
                                                                        DataType.DOUBLE, 1, 4, 2),
                                                                null)),
                                        batch(),
                                        Windows.context(FORECAST, SCALING)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("given 2 sequences and returned 1");
    }

    @Test
    void manyWindowsAreJudgedInPiecesAndJoinedInOrder() {
        double[][] many = new double[1500][];
        Arrays.setAll(many, n -> new double[] {n, n, n});
        AtomicInteger calls = new AtomicInteger();
        Predictions joined =
                Chunks.predict(
                        Windows.model(
                                b -> {
                                    calls.incrementAndGet();
                                    return new Predictions(b.targets().add(0.5), null);
                                }),
                        Windows.batch(1, Windows.series(many), null),
                        TaskScoring.spec(FORECAST, batch()));
        assertThat(calls.get()).isGreaterThan(1);
        assertThat(joined.mean().shape()).containsExactly(1500, 3, 1);
        for (int n : new int[] {0, 511, 512, 1024, 1499}) {
            assertThat(joined.mean().getDouble(n, 2, 0)).isEqualTo(n + 0.5);
        }
    }
}
