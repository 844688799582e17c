package io.warplab.testkit;

import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs the same work on several threads at once and compares with one thread. */
final class Threads {
    private static final int THREADS = 4;

    /** Long enough for threads to be switched in the middle of a job, even on one processor. */
    private static final long NANOSECONDS = 60_000_000;

    private Threads() {}

    /**
     * @param jobs number of different jobs
     * @param rounds how often each thread does all of them at least
     * @param job the numbers that job i comes to
     */
    static void check(int jobs, int rounds, IntFunction<double[]> job, String what) {
        List<double[]> alone = new ArrayList<>();
        for (int i = 0; i < jobs; i++) {
            alone.add(job.apply(i));
        }
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int k = 0; k < THREADS; k++) {
                int first = k;
                all.add(
                        pool.submit(
                                () -> {
                                    start.await();
                                    long end = System.nanoTime() + NANOSECONDS;
                                    for (int i = 0;
                                            i < rounds * jobs || System.nanoTime() < end;
                                            i++) {
                                        int j = (i + first) % jobs;
                                        Checks.same(job.apply(j), alone.get(j), "%s", what);
                                    }
                                    return null;
                                }));
            }
            for (Future<?> f : all) {
                f.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError wrong) {
                throw wrong;
            }
            fail(what + " It threw on one of several threads.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail("interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }
}
