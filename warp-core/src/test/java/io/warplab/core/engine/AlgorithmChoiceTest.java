package io.warplab.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.api.recurrence.Mode;
import io.warplab.api.recurrence.Recurrence;
import io.warplab.api.recurrence.RecurrenceBatch;
import io.warplab.api.recurrence.RecurrenceCost;
import io.warplab.api.recurrence.RecurrencePass;
import io.warplab.api.recurrence.RecurrenceShape;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlgorithmChoiceTest {
    private static final RecurrenceShape SHAPE =
            new RecurrenceShape(1000, 64, 10, 3, 3, 2, false, 4);
    private static final double PLENTY = 1e12;

    /**
     * The kernel is fast and holds much whatever the blocks; stepping is slow and holds ten bytes a
     * sequence in hand; chunks are fastest and hold a byte a sequence beside a fixed part.
     */
    private static class Costed implements Recurrence {
        @Override
        public List<ParameterSpec> parameters() {
            return List.of();
        }

        @Override
        public Set<Mode> modes() {
            return EnumSet.allOf(Mode.class);
        }

        @Override
        public RecurrenceCost cost(Mode mode, RecurrenceShape s) {
            double blocks = (double) s.lanes() / s.blockLanes();
            return switch (mode) {
                case RECURRENT -> new RecurrenceCost(1e6, blocks, 10 * s.blockLanes());
                case CONVOLUTIONAL -> new RecurrenceCost(1e5, 0, 5000);
                case CHUNKED -> new RecurrenceCost(1e4, blocks, 100 + s.blockLanes());
            };
        }

        @Override
        public RecurrencePass open(Mode mode, RecurrenceBatch batch, ParameterAccess parameters) {
            throw new AssertionError("only its cost is asked for here");
        }
    }

    private static AlgorithmChoice choose(boolean lastOnly, Mode wanted, double memory) {
        return AlgorithmChoice.of(new Costed(), SHAPE, lastOnly, wanted, memory);
    }

    @Test
    void withMemoryEnoughTheFastestIsChosenWithBlocksAsLargeAsWanted() {
        AlgorithmChoice choice = choose(false, null, PLENTY);
        assertThat(choice.mode()).isEqualTo(Mode.CONVOLUTIONAL);
        assertThat(choice.fastest()).isEqualTo(Mode.CONVOLUTIONAL);
        assertThat(choice.blockLanes(SHAPE)).isEqualTo(64);
        assertThat(choice.ways()).containsOnlyKeys(Mode.RECURRENT, Mode.CONVOLUTIONAL);
    }

    @Test
    void whatDoesNotFitGivesWayToWhatDoes() {
        AlgorithmChoice choice = choose(false, null, 4999);
        assertThat(choice.mode()).isEqualTo(Mode.RECURRENT);
        assertThat(choice.fastest()).isEqualTo(Mode.CONVOLUTIONAL);
        assertThat(choice.ways().get(Mode.CONVOLUTIONAL).fits()).isFalse();
        assertThat(choice.blockLanes(SHAPE)).isEqualTo(64);
    }

    @Test
    void blocksAreCutBeforeAWayIsGivenUp() {
        AlgorithmChoice choice = choose(false, null, 100);
        assertThat(choice.mode()).isEqualTo(Mode.RECURRENT);
        assertThat(choice.blockLanes(SHAPE)).isEqualTo(8);
        assertThat(choice.cost().memory()).isEqualTo(80);
    }

    @Test
    void lastStatesAloneComeInBlocksThatAllWorkersShare() {
        assertThat(choose(true, null, PLENTY).mode()).isEqualTo(Mode.CHUNKED);
        assertThat(choose(true, null, PLENTY).blockLanes(SHAPE)).isEqualTo(256);
        assertThat(choose(true, null, 170).blockLanes(SHAPE)).isEqualTo(64);
        assertThat(choose(true, null, 50).mode()).isEqualTo(Mode.RECURRENT);
    }

    @Test
    void whereNothingFitsTheThriftiestIsTold() {
        AlgorithmChoice choice = choose(false, null, 1);
        assertThat(choice.mode()).isEqualTo(Mode.RECURRENT);
        assertThat(choice.cost().memory()).isEqualTo(10);
        assertThat(choice.ways().get(Mode.RECURRENT).fits()).isFalse();
    }

    @Test
    void aModeThatIsAskedForIsKept() {
        assertThat(choose(false, Mode.CONVOLUTIONAL, 1).mode()).isEqualTo(Mode.CONVOLUTIONAL);
    }

    @Test
    void withoutCostsTheStepwiseWayIsTaken() {
        Recurrence unknown =
                new Costed() {
                    @Override
                    public RecurrenceCost cost(Mode mode, RecurrenceShape shape) {
                        return null;
                    }
                };
        AlgorithmChoice choice = AlgorithmChoice.of(unknown, SHAPE, false, null, 1);
        assertThat(choice.mode()).isEqualTo(Mode.RECURRENT);
        assertThat(choice.fastest()).isNull();
        assertThat(choice.blockLanes(SHAPE)).isEqualTo(64);
        assertThat(choice.cost().flops()).isZero();
    }
}
