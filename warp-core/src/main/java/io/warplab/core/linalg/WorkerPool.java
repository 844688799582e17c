package io.warplab.core.linalg;

import io.warplab.api.recurrence.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Workers of a model: the calling thread is worker 0, daemon threads are the others. Waiting is a
 * short spin, then sleep: handing work out costs about a microsecond while a step is under way, and
 * an idle model costs nothing. BLAS stays on one thread; who computes what depends on the number of
 * workers alone, so results repeat bit by bit.
 */
public final class WorkerPool implements Workers, AutoCloseable {
    private static final int SPINS = 2_000;

    /** Then others may run, this many times, before the thread sleeps. */
    private static final int YIELDS = 200;

    /** Spinning only takes time from the others where threads share processors. */
    private final int spins;

    private static final long NAP_NANOS = 50_000;

    private final List<Thread> threads = new ArrayList<>();
    private final int count;
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private volatile int phase;
    private volatile int round;
    private volatile IntConsumer work;
    private volatile Throwable failure;
    private volatile boolean closed;

    /**
     * @param count at least 1
     */
    public WorkerPool(int count) {
        this.count = Math.max(1, count);
        spins = count <= Runtime.getRuntime().availableProcessors() ? SPINS : 1;
        Blas.singleThreaded();
        for (int w = 1; w < this.count; w++) {
            int worker = w;
            Thread thread = new Thread(() -> serve(worker), "warp-worker-" + w);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public void run(IntConsumer body) {
        if (count == 1) {
            body.accept(0);
            return;
        }
        failure = null;
        arrived.set(0);
        running.set(count - 1);
        work = body;
        round++;
        threads.forEach(LockSupport::unpark);
        attempt(body, 0);
        int waited = 0;
        while (running.get() > 0) {
            waited = pause(waited);
        }
        work = null;
        Throwable thrown = failure;
        if (thrown instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
    }

    private void attempt(IntConsumer body, int worker) {
        try {
            body.accept(worker);
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    private void serve(int worker) {
        int seen = 0;
        int waited = 0;
        while (!closed) {
            if (round == seen) {
                if (waited < spins + YIELDS) {
                    waited = pause(waited);
                } else {
                    LockSupport.park(this); // until run or close
                }
                continue;
            }
            waited = 0;
            seen = round;
            attempt(work, worker);
            running.decrementAndGet();
        }
    }

    @Override
    public void await() {
        if (count == 1) {
            return;
        }
        int now = phase;
        if (arrived.incrementAndGet() == count) {
            arrived.set(0);
            phase = now + 1;
            return;
        }
        int waited = 0;
        while (phase == now) {
            if (failure != null) {
                throw new IllegalStateException("another worker failed");
            }
            waited = pause(waited);
        }
    }

    private int pause(int waited) {
        if (waited < spins) {
            Thread.onSpinWait();
        } else if (waited < spins + YIELDS) {
            Thread.yield();
        } else {
            LockSupport.parkNanos(NAP_NANOS);
            return waited;
        }
        return waited + 1;
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(LockSupport::unpark);
    }
}
