package io.warplab.testkit;

import io.warplab.api.recurrence.Workers;
import java.util.function.IntConsumer;

/** The calling thread alone. */
final class OneWorker implements Workers {
    @Override
    public int count() {
        return 1;
    }

    @Override
    public void run(IntConsumer work) {
        work.accept(0);
    }

    @Override
    public void await() {}
}
