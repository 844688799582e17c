package io.warplab.bench;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;
import io.warplab.core.engine.InitialState;
import io.warplab.core.engine.WarpNetwork;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Initial states of a batch, forward and backward: as they come, or with the search for few columns
 * that the convolutional mode asks for.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class InitialNetworkBenchmark {
    private static final int INPUTS = 2;
    private static final double DEAR = 1e12;

    /** Width and hidden layers of the root network. */
    @Param({"24 2", "48 3"})
    public String root;

    @Param("128")
    public int batch;

    private EngineParts parts;
    private Lanes x0;

    @Setup
    public void open() {
        parts = new EngineParts(root, INPUTS);
        x0 = EngineParts.random(INPUTS, batch);
    }

    @Benchmark
    public Lanes asTheyCome() {
        return forwardAndBackward(0);
    }

    @Benchmark
    public Lanes withFewColumns() {
        return forwardAndBackward(DEAR);
    }

    private Lanes forwardAndBackward(double columnCost) {
        InitialState.Session session =
                parts.network().initial().open(x0, columnCost, parts.access(WarpNetwork.INITIAL));
        Lanes columns = session.columns();
        Lanes dCoordinates =
                session.coordinatesDepend()
                        ? Lanes.zeros(Precision.FLOAT32, columns.lanes(), batch)
                        : null;
        Lanes coordinates = session.coordinates(0, batch);
        session.backward(columns, dCoordinates);
        return coordinates;
    }
}
