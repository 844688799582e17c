package io.warplab.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.data.Batch;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.Losses;
import io.warplab.api.model.ModelState;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.Predictions;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.model.TrainingStep;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CalibrationTest {
    private static final int STEPS = 100;
    private static final double BUDGET = 2;

    private double clock;

    /** Takes so long for a step: a part that stays, and a part for each sequence and step. */
    private final class Slow implements TrainableModel {
        private final double fixed;
        private final double each;

        Slow(double fixed, double each) {
            this.fixed = fixed;
            this.each = each;
        }

        @Override
        public Losses trainStep(Batch batch, TrainingStep step) {
            clock += fixed + each * batch.size() * batch.steps();
            return new Losses(1, 1, Map.of());
        }

        @Override
        public long parameterCount() {
            return 0;
        }

        @Override
        public Predictions predict(Batch batch, ForecastSpec spec) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ModelState state() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void restore(ModelState state) {
            throw new UnsupportedOperationException();
        }
    }

    private StepTiming time(double fixed, double each) {
        INDArray values = Nd4j.zeros(DataType.DOUBLE, 70, STEPS, 2);
        INDArray flat = Nd4j.ones(DataType.DOUBLE, 70, STEPS);
        Batch train =
                new Batch(
                        values, values, flat, flat, flat, null, LongStream.range(0, 70).toArray());
        TrainingConfig config =
                new TrainingConfig(1, 32, new OptimizerSpec(), new ScheduleConfig(), 0, 1, 0, 1, 0);
        return new Calibration(BUDGET, () -> (long) (clock * 1e9))
                .time(
                        new Slow(fixed, each),
                        train,
                        config,
                        batch -> (double) batch.size() * batch.steps());
    }

    @Test
    void fullBatchesAreTimedWhereThereIsTime() {
        StepTiming timing = time(0, 1e-5);
        assertThat(timing.complete()).isTrue();
        assertThat(timing.sequences()).isEqualTo(32);
        assertThat(timing.steps()).isEqualTo(STEPS);
        assertThat(timing.secondsPerStep()).isCloseTo(0.032, within(1e-6));
        // 32, 32 and 6 sequences.
        assertThat(timing.secondsPerEpoch()).isCloseTo(0.07, within(1e-6));
        assertThat(clock).isLessThan(BUDGET);
    }

    @Test
    void largeStepsAreCarriedOnFromSmallerOnes() {
        StepTiming timing = time(0.05, 0.005);
        assertThat(timing.complete()).isFalse();
        assertThat(timing.secondsPerStep()).isCloseTo(0.05 + 0.005 * 32 * STEPS, within(1e-6));
        assertThat(timing.secondsPerEpoch()).isCloseTo(3 * 0.05 + 0.005 * 70 * STEPS, within(1e-6));
        assertThat(clock).isLessThanOrEqualTo(BUDGET);
    }

    @Test
    void aStepThatIsTooSlowIsTakenOnce() {
        StepTiming timing = time(0, 1);
        assertThat(clock).isCloseTo(16, within(1e-6));
        assertThat(timing.secondsPerStep()).isCloseTo(32.0 * STEPS, within(1e-3));
    }
}
