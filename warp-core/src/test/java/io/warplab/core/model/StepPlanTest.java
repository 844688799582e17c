package io.warplab.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warplab.api.data.Channel;
import io.warplab.api.data.Normalisation;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.StepEstimate;
import io.warplab.api.model.Task;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told of a step before anything is allocated. */
class StepPlanTest {
    private static final long MIB = 1L << 20;
    private static final Task TEACHER = new Task(Task.Kind.RECONSTRUCTION, 1, null);

    private static StepEstimate estimate(
            CoreParts parts, WarpConfig config, Task task, int sequences, int steps, long memory) {
        List<Channel> channels = List.of(new Channel("a", ""), new Channel("b", ""));
        return new WarpModelFactory(parts)
                .estimate(
                        config,
                        new ModelContext(
                                "warp",
                                task,
                                channels,
                                channels,
                                task.kind() == Task.Kind.CLASSIFICATION ? 5 : 0,
                                steps,
                                "s",
                                Normalisation.identity(2),
                                Normalisation.identity(2),
                                1,
                                new OptimizerSpec("adabelief", 1e-3, Map.of(), 0),
                                1,
                                2,
                                memory),
                        sequences,
                        steps)
                .orElseThrow();
    }

    private static StepEstimate medium(long memory) {
        return estimate(new CoreParts(24, 2), new WarpConfig(), TEACHER, 128, 128, memory);
    }

    @Test
    void withMemoryEnoughTheFastestIsTaken() {
        StepEstimate plan = medium(1024 * MIB);
        assertThat(plan.algorithm()).isEqualTo("convolutional");
        assertThat(plan.reason()).startsWith("least time, a byte of memory traffic");
    }

    @Test
    void withLessAnotherThatFitsAndTheReasonIsTold() {
        StepEstimate plan = medium(40 * MIB);
        assertThat(plan.algorithm()).isEqualTo("recurrent");
        assertThat(plan.memory()).isLessThanOrEqualTo(40 * MIB);
        assertThat(plan.blockSize()).isBetween(1, 63);
        assertThat(plan.reason())
                .startsWith("least time of those that fit: convolutional needs 0.0")
                .endsWith("allowed are 0.0391 GiB");
    }

    @Test
    void onlyWhatNoWayCanFitIsRefused() {
        assertThatThrownBy(() -> medium(8 * MIB))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("0.00781 GiB are allowed")
                .satisfies(
                        e -> assertThat(((WarpException) e).action()).startsWith("Use a narrow"));
    }

    @Test
    void aModeThatWasAskedForAndDoesNotFitIsRefusedWithTheWayOut() {
        WarpConfig standard = new WarpConfig();
        WarpConfig convolutional =
                new WarpConfig(
                        standard.decoder(),
                        standard.recurrence(),
                        WarpConfig.ModeChoice.CONVOLUTIONAL,
                        standard.initial(),
                        standard.initialHidden(),
                        standard.initialActivation(),
                        standard.head(),
                        standard.standardDeviationFloor(),
                        standard.lift(),
                        standard.timeChannel(),
                        standard.weightsLimit(),
                        standard.adapt(),
                        standard.precision());
        assertThatThrownBy(
                        () ->
                                estimate(
                                        new CoreParts(24, 2),
                                        convolutional,
                                        TEACHER,
                                        128,
                                        128,
                                        40 * MIB))
                .isInstanceOf(WarpException.class)
                .satisfies(e -> assertThat(((WarpException) e).action()).contains("mode auto"));
    }

    @Test
    void aRootTooLargeForADenseMatrixIsRefusedWithItsNumbers() {
        assertThatThrownBy(
                        () ->
                                estimate(
                                        new CoreParts(128, 4),
                                        new WarpConfig(),
                                        TEACHER,
                                        16,
                                        64,
                                        8192 * MIB))
                .isInstanceOf(WarpException.class)
                .hasMessageMatching(
                        "Model warp has 2506\\d+ parameters and needs 4\\d\\.\\d GiB .*");
    }

    /** The paper's largest case; that this is so in earnest, benchmarks/compare shows. */
    @ParameterizedTest
    @EnumSource(
            value = Task.Kind.class,
            names = {"RECONSTRUCTION", "FORECAST"})
    void aBatchOf1024AtWidth48StaysWithinEightGib(Task.Kind kind) {
        Double forcing = kind == Task.Kind.FORECAST ? 0.25 : null;
        StepEstimate plan =
                estimate(
                        new CoreParts(48, 3),
                        new WarpConfig(),
                        new Task(kind, 1, forcing),
                        1024,
                        256,
                        8192 * MIB);
        assertThat(plan.stateSize()).isEqualTo(4898);
        assertThat(plan.algorithm()).isEqualTo("convolutional");
        assertThat(plan.memory()).isBetween(500.0 * MIB, 8192.0 * MIB);
    }

    @Test
    void aLongSequenceIsPlannedInChunksWithinFourGib() {
        StepEstimate plan =
                estimate(
                        new CoreParts(28, 2),
                        new WarpConfig(),
                        new Task(Task.Kind.CLASSIFICATION, 1, null),
                        32,
                        17984,
                        4096 * MIB);
        assertThat(plan.stateSize()).isEqualTo(1013);
        assertThat(plan.algorithm()).isEqualTo("chunked");
        assertThat(plan.memory()).isLessThan(1024.0 * MIB);
    }
}
