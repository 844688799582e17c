package io.warplab.api.recurrence;

import io.warplab.api.lanes.Lanes;

/** A recurrence on one batch, with the parameters as they are now. */
public interface RecurrencePass extends AutoCloseable {
    /**
     * Starts on a block. Blocks of different workers run side by side, those of one worker one
     * after the other.
     */
    RecurrenceSession open(int worker, RecurrenceBlock block);

    /**
     * Starts on a block in mode {@link Mode#CHUNKED}.
     *
     * @param last index of each lane's last step, [lanes]
     */
    default LastStateSession openLast(int worker, RecurrenceBlock block, int[] last) {
        throw new UnsupportedOperationException("no chunked mode");
    }

    /**
     * After all blocks' backward passes: adds the gradients of the parameters.
     *
     * @param dStarts overwritten with the gradient of {@link RecurrenceBatch#starts}, [D_theta, c]
     */
    void finish(Lanes dStarts);

    @Override
    default void close() {}
}
