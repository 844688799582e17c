package io.warplab.bench;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;
import io.warplab.api.recurrence.LastStateSession;
import io.warplab.api.recurrence.Mode;
import io.warplab.api.recurrence.RecurrenceBlock;
import io.warplab.api.recurrence.RecurrencePass;
import io.warplab.core.linalg.WorkerPool;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Last states of long sequences in chunks, without decoder. */
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ChunkedBenchmark {
    private static final int INPUTS = 6;
    private static final int COLUMNS = 16;

    /** Width and hidden layers of the root network. */
    @Param("28 2")
    public String root;

    @Param("16")
    public int lanes;

    @Param("4096")
    public int steps;

    @Param("2")
    public int threads;

    private EngineParts parts;
    private WorkerPool workers;
    private Lanes starts;
    private Lanes drive;
    private Lanes theta;
    private Lanes dStarts;
    private RecurrenceBlock block;
    private int[] last;

    @Setup
    public void open() {
        parts = new EngineParts(root, INPUTS);
        workers = new WorkerPool(threads);
        starts = EngineParts.random(parts.stateSize(), COLUMNS);
        drive = EngineParts.random(INPUTS, lanes);
        theta = Lanes.zeros(Precision.FLOAT32, parts.stateSize(), lanes);
        dStarts = Lanes.zeros(Precision.FLOAT32, parts.stateSize(), COLUMNS);
        block =
                new RecurrenceBlock(
                        lanes,
                        steps,
                        EngineParts.random(COLUMNS, lanes),
                        new double[steps][lanes],
                        false,
                        false,
                        false);
        last = new int[lanes];
        Arrays.fill(last, steps - 1);
    }

    /** Powers of A and the kernel alone. */
    @Benchmark
    public void powers() {
        parts.pass(Mode.CHUNKED, lanes, steps, starts, workers).close();
    }

    @Benchmark
    public Lanes forwardAndBackward() {
        try (RecurrencePass pass = parts.pass(Mode.CHUNKED, lanes, steps, starts, workers)) {
            try (LastStateSession session = pass.openLast(0, block, last)) {
                for (int t = 0; t < steps; t++) {
                    session.drive(t, drive);
                }
                session.state(theta);
                session.backward(theta, null);
            }
            pass.finish(dStarts);
        }
        return dStarts;
    }

    @TearDown
    public void close() {
        workers.close();
    }
}
