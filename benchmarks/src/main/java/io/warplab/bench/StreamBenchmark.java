package io.warplab.bench;

import io.warplab.api.lanes.Precision;
import io.warplab.core.linalg.Blas;
import io.warplab.core.linalg.NativeMatrix;
import io.warplab.core.model.WarpModel;
import io.warplab.core.model.WarpStream;
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

/**
 * One step of a stream against reading A once from memory. Run with {@code -prof gc}: a step
 * allocates nothing.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class StreamBenchmark {
    /** Width and hidden layers of the root network. */
    @Param({"24 2", "48 3"})
    public String root;

    private WarpModel model;
    private WarpStream stream;
    private NativeMatrix a;
    private final double[] observation = new double[2];
    private final double[] prediction = new double[2];
    private double time;

    @Setup
    public void open() {
        String[] sizes = root.split(" ");
        StepCase step =
                new StepCase(
                        StepCase.Regime.AR,
                        Integer.parseInt(sizes[0]),
                        Integer.parseInt(sizes[1]),
                        1,
                        64,
                        2,
                        false);
        model = step.model(EngineSettings.standard(1));
        stream = model.stream();
        long d = model.state().weights().get("recurrence.A").size(0);
        a = NativeMatrix.zeros(Precision.FLOAT32, (int) d, (int) d);
    }

    @Benchmark
    public double[] step() {
        time += 0.01;
        observation[0] = Math.sin(time);
        stream.push(time, observation, prediction);
        return prediction;
    }

    @Benchmark
    public double readTransition() {
        return Blas.squaredNorm(a);
    }

    @TearDown
    public void close() {
        stream.close();
        model.close();
        a.close();
    }
}
