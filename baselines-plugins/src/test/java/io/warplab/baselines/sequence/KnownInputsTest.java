package io.warplab.baselines.sequence;

import static io.warplab.baselines.Sequences.batch;
import static io.warplab.baselines.Sequences.context;
import static io.warplab.baselines.Sequences.leading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warplab.api.data.Channel;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownInputsTest {
    private static final double[][][] DATA = {{{1, 10}, {2, 20}, {3, 30}, {4, 40}, {5, 50}}};

    private static ModelContext of(Task.Kind kind, List<String> inputs, List<String> targets) {
        ModelContext plain =
                context(
                        new Task(kind, 2, null),
                        inputs.size(),
                        targets.size(),
                        2,
                        new OptimizerSpec());
        return new ModelContext(
                plain.name(),
                plain.task(),
                channels(inputs),
                channels(targets),
                plain.classes(),
                plain.steps(),
                plain.timeUnit(),
                plain.inputScaling(),
                plain.targetScaling(),
                plain.tauPerTime(),
                plain.optimizer(),
                plain.seed(),
                plain.threads());
    }

    private static List<Channel> channels(List<String> names) {
        return names.stream().map(name -> new Channel(name, "")).toList();
    }

    @Test
    void areTheInputsAfterTheTargetsOfAForecast() {
        List<String> inputs = List.of("angle", "force", "wind");
        ModelContext forecast = of(Task.Kind.FORECAST, inputs, List.of("angle"));
        TaskChecks.require(forecast);
        assertThat(KnownInputs.of(forecast)).isEqualTo(channels(List.of("force", "wind")));
        assertThat(KnownInputs.count(of(Task.Kind.RECONSTRUCTION, inputs, List.of("angle"))))
                .isZero();
        assertThatThrownBy(() -> KnownInputs.refuse(forecast, "dmd"))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("dmd")
                .hasMessageContaining("force, wind");
    }

    @Test
    void followTheTargetsInTheirOrder() {
        List<List<String>> wrong =
                List.of(List.of("force", "angle", "speed"), List.of("speed", "angle", "force"));
        for (List<String> inputs : wrong) {
            ModelContext forecast = of(Task.Kind.FORECAST, inputs, List.of("angle", "speed"));
            assertThatThrownBy(() -> TaskChecks.require(forecast))
                    .isInstanceOf(WarpException.class)
                    .hasMessageContaining("expected inputs angle, speed and then")
                    .hasMessageContaining("got " + String.join(", ", inputs));
        }
        ModelContext few = of(Task.Kind.FORECAST, List.of("angle"), List.of("angle", "speed"));
        assertThatThrownBy(() -> TaskChecks.require(few)).isInstanceOf(WarpException.class);
    }

    /** What a forecaster is given, as text; it predicts minus the step it is at. */
    private static final class Log implements Forecaster {
        private final StringBuilder text = new StringBuilder();
        private int steps;

        @Override
        public void start() {
            steps = 0;
        }

        @Override
        public void observe(double[] input) {
            text.append("saw ").append((int) input[0]).append(' ').append((int) input[1]);
        }

        @Override
        public void proceed(double[] input) {
            text.append("went on with ");
            text.append((int) input[0]).append(' ').append((int) input[1]);
        }

        @Override
        public void predict(double elapsed, double[] known, double[] into) {
            text.append(" before ").append((int) known[0]).append("; ");
            into[0] = -(++steps);
        }
    }

    @Test
    void areDataOverTheWholeHorizonAndHeldWhereNothingWasObserved() {
        double[][] mask = {{1, 1, 1, 0, 1}};
        SequenceView view = new SequenceView(batch(DATA, leading(DATA, 1), mask, null));
        Log log = new Log();
        assertThat(RollOut.forecast(view, 2, log)).containsExactly(1, -1, -2, -3, -4);
        assertThat(log.text)
                .hasToString(
                        "saw 1 10 before 20; saw 2 20 before 30; went on with -2 30 before 30;"
                                + " went on with -3 30 before 50; went on with -4 50");
    }
}
