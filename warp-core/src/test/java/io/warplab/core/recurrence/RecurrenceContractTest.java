package io.warplab.core.recurrence;

import io.warplab.api.recurrence.RecurrenceFactory;
import io.warplab.testkit.RecurrenceContract;
import org.junit.jupiter.api.Nested;

class RecurrenceContractTest {
    @Nested
    class Dense extends RecurrenceContract<RecurrenceConfig> {
        @Override
        protected RecurrenceFactory<RecurrenceConfig> factory() {
            return new DenseRecurrenceFactory();
        }
    }

    @Nested
    class Diagonal extends RecurrenceContract<RecurrenceConfig> {
        @Override
        protected RecurrenceFactory<RecurrenceConfig> factory() {
            return new DiagonalRecurrenceFactory();
        }
    }

    @Nested
    class LowRank extends RecurrenceContract<LowRankConfig> {
        @Override
        protected RecurrenceFactory<LowRankConfig> factory() {
            return new LowRankRecurrenceFactory();
        }

        @Override
        protected LowRankConfig config() {
            return new LowRankConfig(2);
        }
    }

    @Nested
    class BlockDiagonal extends RecurrenceContract<BlockDiagonalConfig> {
        @Override
        protected RecurrenceFactory<BlockDiagonalConfig> factory() {
            return new BlockDiagonalRecurrenceFactory();
        }

        @Override
        protected BlockDiagonalConfig config() {
            return new BlockDiagonalConfig(4);
        }
    }

    @Nested
    class Decay extends RecurrenceContract<RecurrenceConfig> {
        @Override
        protected RecurrenceFactory<RecurrenceConfig> factory() {
            return new DecayRecurrenceFactory();
        }
    }
}
