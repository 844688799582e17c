package io.warplab.api.recurrence;

import java.util.function.IntConsumer;

/** A fixed number of threads that work on one thing together. */
public interface Workers {
    /** How many. */
    int count();

    /**
     * Runs the work once on every worker, side by side, and returns when all are done; not to be
     * nested.
     *
     * @param work takes the worker's number, from 0
     */
    void run(IntConsumer work);

    /** Inside {@link #run}: waits until every worker has come here. */
    void await();
}
