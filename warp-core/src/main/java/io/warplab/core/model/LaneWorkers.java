package io.warplab.core.model;

import io.warplab.api.error.WarpException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs the blocks of a batch on a fixed number of threads. Block k always goes to worker k mod
 * threads and a worker takes its blocks in order, so sums come out the same every time.
 */
final class LaneWorkers implements AutoCloseable {
    /** Lanes in a block at most: a tile of theta then stays in cache while it is decoded. */
    private static final int BLOCK_LANES = 64;

    /** Work on one block. */
    interface Work {
        /**
         * @param worker which worker runs it, from 0
         * @param from first sequence
         * @param lanes number of sequences
         */
        void run(int worker, int from, int lanes);
    }

    private final int threads;
    private final ExecutorService pool;

    LaneWorkers(int threads) {
        this.threads = Math.max(1, threads);
        pool =
                Executors.newFixedThreadPool(
                        this.threads,
                        task -> {
                            Thread thread = new Thread(task, "warp-lanes");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    int threads() {
        return threads;
    }

    /** Splits {@code size} sequences into blocks and runs them all. */
    void run(int size, Work work) {
        int lanes = Math.min(BLOCK_LANES, (size + threads - 1) / threads);
        int blocks = (size + lanes - 1) / lanes;
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int w = 0; w < Math.min(threads, blocks); w++) {
            int worker = w;
            tasks.add(
                    () -> {
                        for (int k = worker; k < blocks; k += threads) {
                            int from = k * lanes;
                            work.run(worker, from, Math.min(lanes, size - from));
                        }
                        return null;
                    });
        }
        try {
            for (Future<Void> done : pool.invokeAll(tasks)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw WarpException.failure("interrupted", "The computation was interrupted.", "", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
