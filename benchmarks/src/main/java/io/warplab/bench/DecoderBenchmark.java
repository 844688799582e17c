package io.warplab.bench;

import io.warplab.api.decoder.DecoderBlock;
import io.warplab.api.decoder.DecoderSession;
import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;
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

/** Decoding one step of one block of lanes, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecoderBenchmark {
    private static final int INPUTS = 2;

    /** Width and hidden layers of the root network. */
    @Param({"24 2", "48 3"})
    public String root;

    @Param("64")
    public int lanes;

    private DecoderSession decoder;
    private Lanes theta;
    private Lanes input;
    private Lanes output;
    private Lanes dOutput;
    private Lanes dTheta;
    private Lanes dInput;

    @Setup
    public void open() {
        EngineParts parts = new EngineParts(root, INPUTS);
        double[][] flat = new double[1][lanes];
        decoder =
                parts.network()
                        .decoder()
                        .open(
                                new DecoderBlock(
                                        Precision.FLOAT32,
                                        lanes,
                                        1,
                                        flat,
                                        flat,
                                        0,
                                        new double[1][INPUTS * lanes],
                                        flat,
                                        1,
                                        true),
                                parts.access(WarpNetwork.DECODER));
        theta = EngineParts.random(parts.stateSize(), lanes);
        input = EngineParts.random(INPUTS, lanes);
        output = EngineParts.random(INPUTS, lanes);
        dOutput = EngineParts.random(INPUTS, lanes);
        dTheta = Lanes.zeros(Precision.FLOAT32, parts.stateSize(), lanes);
        dInput = Lanes.zeros(Precision.FLOAT32, INPUTS, lanes);
    }

    @Benchmark
    public Lanes forward() {
        decoder.forward(0, theta, input, output);
        return output;
    }

    /** Forward, then backward, which goes on from it. */
    @Benchmark
    public Lanes forwardAndBackward() {
        decoder.forward(0, theta, input, output);
        dTheta.fill(0);
        decoder.backward(0, theta, input, dOutput, dTheta, dInput);
        return dTheta;
    }
}
