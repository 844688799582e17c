package io.warplab.bench;

import com.sun.management.OperatingSystemMXBean;
import io.warplab.api.data.Batch;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.model.TrainingStep;
import io.warplab.core.io.Npz;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What {@code benchmarks/baselines} runs. {@code THREADS} in the environment for other than 2
 * threads. Prints in one line, last:
 *
 * <ul>
 *   <li>{@code time HIDDEN BATCH STEPS DX CONTEXT [REPEATS]}: median milliseconds of a GRU's
 *       optimiser step, and milliseconds of processor time, which other work disturbs less
 *   <li>{@code step NAME BATCH STEPS DX CONTEXT [REPEATS]}: the same of a baseline with its default
 *       settings
 *   <li>{@code curve FILE UPDATES HIDDEN BATCH STEPS DX CONTEXT}: the GRU's losses, after writing
 *       its first weights, every batch and the losses to an .npz file
 *   <li>{@code memory NAME [UPDATES]}: MiB of resident memory before and after so many optimiser
 *       steps of a baseline
 * </ul>
 */
public final class BaselineBenchmark {
    private static final long WARM_UP_NANOS = 3_000_000_000L;
    private static final int WARM_UP_STEPS = 1000;
    private static final int UPDATES = 2000;
    private static final int REPEATS = 50;

    private BaselineBenchmark() {}

    public static void main(String[] args) throws IOException {
        Locale.setDefault(Locale.ROOT);
        int threads = Integer.parseInt(System.getenv().getOrDefault("THREADS", "2"));
        switch (args[0]) {
            case "time" -> {
                int[] n = numbers(args, 1);
                try (TrainableModel model = of(n).gru(n[0], threads)) {
                    time(model, of(n).data(0), n.length > 5 ? n[5] : REPEATS);
                }
            }
            case "step" -> {
                int[] n = numbers(args, 2);
                BaselineCase use = new BaselineCase(n[0], n[1], n[2], n[3]);
                try (TrainableModel model = use.named(args[1], threads)) {
                    model.prepare(use.data(0));
                    time(model, use.data(0), n.length > 4 ? n[4] : REPEATS);
                }
            }
            case "curve" ->
                    curve(Path.of(args[1]), Integer.parseInt(args[2]), numbers(args, 3), threads);
            case "memory" ->
                    memory(args[1], args.length > 2 ? Integer.parseInt(args[2]) : UPDATES, threads);
            case "names" -> System.out.println(String.join(" ", BaselineCase.names()));
            default ->
                    throw new IllegalArgumentException(
                            "expected time, step, curve, memory or names, got " + args[0]);
        }
    }

    private static int[] numbers(String[] args, int from) {
        return Arrays.stream(args).skip(from).mapToInt(Integer::parseInt).toArray();
    }

    /** HIDDEN BATCH STEPS DX CONTEXT. */
    private static BaselineCase of(int[] n) {
        return new BaselineCase(n[1], n[2], n[3], n[4]);
    }

    private static void time(TrainableModel model, Batch batch, int repeats) {
        double[] ms = new double[repeats];
        int done = 0;
        long start = System.nanoTime();
        while (System.nanoTime() - start < WARM_UP_NANOS) {
            step(model, batch, done++);
        }
        long cpu = cpuNanos();
        for (int i = 0; i < ms.length; i++) {
            long from = System.nanoTime();
            step(model, batch, done++);
            ms[i] = (System.nanoTime() - from) / 1e6;
        }
        cpu = cpuNanos() - cpu;
        Arrays.sort(ms);
        System.out.printf("%.3f %.3f%n", ms[ms.length / 2], cpu / 1e6 / repeats);
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static void curve(Path file, int updates, int[] n, int threads) throws IOException {
        BaselineCase use = of(n);
        Map<String, INDArray> arrays = new LinkedHashMap<>();
        double[] losses = new double[updates];
        try (TrainableModel model = use.gru(n[0], threads)) {
            arrays.putAll(model.state().weights());
            for (int i = 0; i < updates; i++) {
                Batch batch = use.data(i);
                arrays.put("batch" + i, batch.inputs());
                losses[i] = step(model, batch, i);
            }
        }
        arrays.put("losses", Nd4j.createFromArray(losses));
        Npz.write(file, arrays);
        System.out.printf("%.6f %.6f%n", losses[0], losses[updates - 1]);
    }

    private static void memory(String name, int updates, int threads) throws IOException {
        BaselineCase use = new BaselineCase(16, 32, 2, 24);
        Batch batch = use.data(0);
        try (TrainableModel model = use.named(name, threads)) {
            model.prepare(batch);
            for (int i = 0; i < WARM_UP_STEPS; i++) {
                step(model, batch, i);
            }
            double before = resident();
            long from = System.nanoTime();
            for (int i = 0; i < updates; i++) {
                step(model, batch, WARM_UP_STEPS + i);
            }
            double seconds = (System.nanoTime() - from) / 1e9;
            double after = resident();
            System.out.printf(
                    "%-18s %5d steps %7.1f s  %7.1f MiB before  %7.1f MiB after  growth %+6.1f MiB%n",
                    name, updates, seconds, before, after, after - before);
        }
    }

    private static double step(TrainableModel model, Batch batch, int i) {
        double loss = model.trainStep(batch, new TrainingStep(i, 0, 1, i)).loss();
        if (!Double.isFinite(loss)) {
            throw new IllegalStateException("loss is " + loss + " at step " + i);
        }
        return loss;
    }

    /**
     * Resident memory of this process in MiB, or NaN where the system does not say. Collects
     * garbage first: buffers that wait for the collector are no leak.
     */
    private static double resident() throws IOException {
        System.gc();
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }
}
