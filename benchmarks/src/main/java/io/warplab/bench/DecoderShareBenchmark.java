package io.warplab.bench;

import io.warplab.api.data.Batch;
import io.warplab.api.model.TrainingStep;
import io.warplab.core.model.WarpConfig;
import io.warplab.core.model.WarpModel;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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
 * What a decoder takes of an optimiser step: the same recurrence over the same state with several
 * decoders. {@code none} reads the prediction straight out of the state, so that its time is that
 * of everything else; the share of the others is their time less that. {@code physics} has the root
 * network of {@code mlp}, {@code weak-form} has the estimate from the observed motion beside it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class DecoderShareBenchmark {
    /** Decoder of the model. */
    @Param({"none", "mlp", "physics", "weak-form"})
    public String decoder;

    /** Whether the state, and with it the parameters, move in free running too. */
    @Param({"ALWAYS", "CONTEXT"})
    public String adapt;

    /** Width of the root network's hidden layers. */
    @Param({"24", "48"})
    public int width;

    /** Its hidden layers. */
    @Param({"1"})
    public int layers;

    private WarpModel model;
    private Batch batch;
    private int step;

    @Setup(Level.Trial)
    public void open() {
        PendulumCase pendulums = new PendulumCase(width, layers, 128, 128, 64);
        model = pendulums.model(decoder, WarpConfig.Adapt.valueOf(adapt));
        batch = pendulums.data();
    }

    @Benchmark
    public double trainStep() {
        double loss = model.trainStep(batch, new TrainingStep(step, 0, 1, step)).loss();
        step++;
        return loss;
    }

    @TearDown(Level.Trial)
    public void close() {
        model.close();
    }
}
