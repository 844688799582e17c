package io.warplab.baselines.leastsquares;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Work on many sequences that have nothing to do with each other. */
final class EachSequence {
    private EachSequence() {}

    /**
     * Does something for each of them on some threads. What one does must not depend on another, so
     * that the number of threads changes nothing.
     */
    static void run(int count, int threads, IntConsumer work) {
        if (threads <= 1 || count <= 1) {
            for (int n = 0; n < count; n++) {
                work.accept(n);
            }
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, count));
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int n = 0; n < count; n++) {
                int sequence = n;
                all.add(pool.submit(() -> work.accept(sequence)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sequences were identified", e);
        } finally {
            pool.shutdownNow();
        }
    }
}
