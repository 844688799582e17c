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
}
