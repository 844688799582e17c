package io.warplab.datasets.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Makes many independent things on a fixed number of threads.
 *
 * @param threads how many
 */
record ParallelDraws(int threads) {
    /**
     * {@code make.apply(i)} for i = 0 .. count - 1, in this order. Each is made from its index
     * alone, so the number of threads changes nothing.
     */
    <T> List<T> of(int count, IntFunction<T> make) {
        int workers = Math.min(threads, count);
        if (workers <= 1) {
            return IntStream.range(0, count).mapToObj(make).toList();
        }
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<Future<List<T>>> shares = new ArrayList<>();
            for (int w = 0; w < workers; w++) {
                int from = (int) ((long) count * w / workers);
                int to = (int) ((long) count * (w + 1) / workers);
                shares.add(pool.submit(() -> IntStream.range(from, to).mapToObj(make).toList()));
            }
            List<T> all = new ArrayList<>(count);
            for (Future<List<T>> share : shares) {
                all.addAll(share.get());
            }
            return all;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while data was generated", e);
        } finally {
            pool.shutdownNow();
        }
    }
}
