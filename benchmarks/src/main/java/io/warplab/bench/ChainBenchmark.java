package io.warplab.bench;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;
import io.warplab.api.recurrence.Mode;
import io.warplab.api.recurrence.RecurrenceBlock;
import io.warplab.api.recurrence.RecurrencePass;
import io.warplab.core.linalg.WorkerPool;
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

/**
 * The chain of the convolutional mode: A on the columns of the initial states and on B, once per
 * step, for the whole batch; backward the reverse sweep and the gradient of A.
 */
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ChainBenchmark {
    private static final int INPUTS = 2;

    /** Width and hidden layers of the root network. */
    @Param({"24 2", "48 3"})
    public String root;

    /** Columns of the initial states. */
    @Param({"1", "20"})
    public int columns;

    @Param("128")
    public int steps;

    @Param("2")
    public int threads;

    private EngineParts parts;
    private WorkerPool workers;
    private Lanes starts;
    private Lanes dStarts;
    private RecurrenceBlock block;

    @Setup
    public void open() {
        parts = new EngineParts(root, INPUTS);
        workers = new WorkerPool(threads);
        starts = EngineParts.random(parts.stateSize(), columns);
        dStarts = Lanes.zeros(Precision.FLOAT32, parts.stateSize(), columns);
        block =
                new RecurrenceBlock(
                        1,
                        steps,
                        EngineParts.random(columns, 1),
                        new double[steps][1],
                        false,
                        false,
                        false);
    }

    @Benchmark
    public void forward() {
        parts.pass(Mode.CONVOLUTIONAL, 1, steps, starts, workers).close();
    }

    @Benchmark
    public Lanes forwardAndBackward() {
        try (RecurrencePass pass = parts.pass(Mode.CONVOLUTIONAL, 1, steps, starts, workers)) {
            pass.open(0, block).close();
            pass.finish(dStarts);
        }
        return dStarts;
    }

    @TearDown
    public void close() {
        workers.close();
    }
}
