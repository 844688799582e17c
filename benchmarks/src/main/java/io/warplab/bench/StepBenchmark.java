package io.warplab.bench;

import io.warplab.api.data.Batch;
import io.warplab.api.model.TrainingStep;
import io.warplab.core.model.WarpModel;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;

/**
 * Times optimiser steps (forward, backward, update) of one case.
 *
 * <p>Arguments: REGIME WIDTH HIDDEN BATCH STEPS DX [REPEATS]; {@code SAME_X0=1} in the environment
 * for one shared x_0, {@code THREADS} for other than 2 threads. Prints the median milliseconds of a
 * step last.
 */
public final class StepBenchmark {
    private static final int DEFAULT_REPEATS = 5;
    private static final int WARM_UP_STEPS = 3;
    private static final long WARM_UP_NANOS = 3_000_000_000L;

    private StepBenchmark() {}

    public static void main(String[] args) {
        List<String> words = List.of(args);
        StepCase step = StepCase.parse(words, System.getenv("SAME_X0") != null);
        int repeats = args.length > 6 ? Integer.parseInt(args[6]) : DEFAULT_REPEATS;
        int threads = Integer.parseInt(System.getenv().getOrDefault("THREADS", "2"));
        try (WarpModel model = step.model(threads)) {
            Batch batch = step.data();
            int done = 0;
            long start = System.nanoTime();
            while (done < WARM_UP_STEPS
                    || System.nanoTime() - start < WARM_UP_NANOS && done < 5000) {
                run(model, batch, done++);
            }
            double[] ms = new double[repeats];
            ThreadMXBean threadTime = ManagementFactory.getThreadMXBean();
            long cpu = threadTime.getCurrentThreadCpuTime();
            for (int i = 0; i < repeats; i++) {
                long from = System.nanoTime();
                run(model, batch, done++);
                ms[i] = (System.nanoTime() - from) / 1e6;
            }
            Arrays.sort(ms);
            System.out.printf(
                    "%s: %d parameters, processor time of the first thread %.3f ms a step%n",
                    step,
                    model.parameterCount(),
                    (threadTime.getCurrentThreadCpuTime() - cpu) / 1e6 / repeats);
            System.out.printf("%.3f%n", ms[repeats / 2]);
        }
    }

    private static void run(WarpModel model, Batch batch, int i) {
        double loss = model.trainStep(batch, new TrainingStep(i, 0, 1, i)).loss();
        if (!Double.isFinite(loss)) {
            throw new IllegalStateException("loss is " + loss + " at step " + i);
        }
    }
}
