package io.warplab.bench;

import io.warplab.api.data.Batch;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.TrainingStep;
import io.warplab.core.model.StepPlan;
import io.warplab.core.model.WarpModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Times optimiser steps (forward, backward, update) of one case.
 *
 * <p>Arguments: REGIME WIDTH HIDDEN BATCH STEPS DX [REPEATS]; in the environment {@code SAME_X0=1}
 * for one shared x_0, and the {@link EngineSettings}. Prints last, in one line: median milliseconds
 * of a step, GFLOP/s reached, peak GFLOP/s of the machine (a square product, measured here), bytes
 * at least to and from memory, and the process's largest memory in MiB.
 */
public final class StepBenchmark {
    private static final int REFUSED = 2;
    private static final int DEFAULT_REPEATS = 5;
    private static final int WARM_UP_STEPS = 2;
    private static final long WARM_UP_NANOS = 4_000_000_000L;

    private StepBenchmark() {}

    public static void main(String[] args) throws IOException {
        List<String> words = List.of(args);
        StepCase step = StepCase.parse(words, System.getenv("SAME_X0") != null);
        int repeats = args.length > 6 ? Integer.parseInt(args[6]) : DEFAULT_REPEATS;
        EngineSettings engine = EngineSettings.fromEnvironment();
        double peak = PeakSpeed.gigaflops(engine.threads());
        try (WarpModel model = step.model(engine)) {
            Batch batch = step.data();
            int done = 0;
            long start = System.nanoTime();
            while (done < WARM_UP_STEPS || System.nanoTime() - start < WARM_UP_NANOS) {
                run(model, batch, done++);
            }
            double[] ms = new double[repeats];
            for (int i = 0; i < repeats; i++) {
                long from = System.nanoTime();
                run(model, batch, done++);
                ms[i] = (System.nanoTime() - from) / 1e6;
            }
            Arrays.sort(ms);
            double median = ms[repeats / 2];
            StepPlan plan = model.plan(step.batch());
            System.out.printf("%s: %s; fastest step %.3f ms%n", step, plan, ms[0]);
            System.out.printf(
                    "%.3f %.1f %.1f %.3g %.0f%n",
                    median, plan.flops() / median / 1e6, peak, plan.bytes(), largestMemory());
        } catch (WarpException e) {
            System.err.println(e.describe());
            System.exit(REFUSED);
        }
    }

    private static void run(WarpModel model, Batch batch, int i) {
        double loss = model.trainStep(batch, new TrainingStep(i, 0, 1, i)).loss();
        if (!Double.isFinite(loss)) {
            throw new IllegalStateException("loss is " + loss + " at step " + i);
        }
    }

    /** Largest resident memory of this process in MiB, or NaN where the system does not say. */
    private static double largestMemory() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }
}
