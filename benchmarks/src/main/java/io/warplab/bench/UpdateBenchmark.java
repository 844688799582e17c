package io.warplab.bench;

import io.warplab.api.model.OptimizerSpec;
import io.warplab.core.engine.GroupedOptimizer;
import io.warplab.core.linalg.WorkerPool;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The optimiser's step on all parameters, the gradient's norm included. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class UpdateBenchmark {
    /** Width and hidden layers of the root network. */
    @Param({"24 2", "48 3"})
    public String root;

    @Param({"adabelief", "adam"})
    public String rule;

    @Param("2")
    public int threads;

    private EngineParts parts;
    private WorkerPool workers;
    private GroupedOptimizer optimizer;
    private long iteration;

    @Setup
    public void open() {
        parts = new EngineParts(root, 2);
        workers = new WorkerPool(threads);
        optimizer =
                new GroupedOptimizer(
                        parts.store(), new OptimizerSpec(rule, 1e-5, Map.of(), 1), workers);
        parts.gradient().assign(1e-4);
    }

    @Benchmark
    public double step() {
        return optimizer.step(parts.gradient(), iteration++, 0, 1);
    }

    @TearDown
    public void close() {
        workers.close();
    }
}
