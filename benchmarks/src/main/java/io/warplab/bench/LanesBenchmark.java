package io.warplab.bench;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;
import io.warplab.api.recurrence.Mode;
import io.warplab.api.recurrence.RecurrenceBlock;
import io.warplab.api.recurrence.RecurrencePass;
import io.warplab.api.recurrence.RecurrenceSession;
import io.warplab.api.recurrence.StepsAtOnce;
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
 * Lanes of the convolutional mode, without decoder: one block of sequences on one thread, forward
 * and backward, with the chain there already.
 */
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class LanesBenchmark {
    private static final int INPUTS = 2;
    private static final int COLUMNS = 20;
    private static final int LANES_AT_ONCE = 512;

    /** Width and hidden layers of the root network. */
    @Param({"24 2", "48 3"})
    public String root;

    @Param("64")
    public int lanes;

    @Param("128")
    public int steps;

    private EngineParts parts;
    private WorkerPool workers;
    private RecurrencePass pass;
    private Lanes coordinates;
    private double[][] clock;
    private int atOnce;
    private Lanes drives;
    private Lanes states;
    private Lanes drive;
    private Lanes state;
    private Lanes dDrive;

    @Setup
    public void open() {
        parts = new EngineParts(root, INPUTS);
        workers = new WorkerPool(1);
        int d = parts.stateSize();
        pass =
                parts.pass(
                        Mode.CONVOLUTIONAL, lanes, steps, EngineParts.random(d, COLUMNS), workers);
        coordinates = EngineParts.random(COLUMNS, lanes);
        clock = new double[steps][lanes];
        atOnce = Math.max(1, Math.min(LANES_AT_ONCE, (1 << 17) / d) / lanes);
        drives = EngineParts.random(INPUTS, lanes * atOnce);
        states = Lanes.zeros(Precision.FLOAT32, d, lanes * atOnce);
        drive = EngineParts.random(INPUTS, lanes);
        state = Lanes.zeros(Precision.FLOAT32, d, lanes);
        dDrive = EngineParts.random(INPUTS, lanes);
    }

    private RecurrenceSession session(boolean fedBack) {
        return pass.open(
                0, new RecurrenceBlock(lanes, steps, coordinates, clock, fedBack, fedBack, false));
    }

    /** Several steps side by side, their backward at once. */
    @Benchmark
    public Lanes teacherDriven() {
        try (RecurrenceSession session = session(false)) {
            StepsAtOnce sweep = (StepsAtOnce) session;
            for (int t = 0; t < steps; t += atOnce) {
                int count = Math.min(atOnce, steps - t);
                sweep.steps(t, count, drives, states);
                sweep.backwardSteps(t, count, states);
            }
            session.finish(null);
        }
        return states;
    }

    /** Step by step, with gradients of the drives. */
    @Benchmark
    public Lanes fedBack() {
        try (RecurrenceSession session = session(true)) {
            for (int t = 0; t < steps; t++) {
                session.step(t, drive, state);
            }
            for (int t = steps - 1; t >= 0; t--) {
                session.state(t, state);
                session.backward(t, state, dDrive);
            }
            session.finish(null);
        }
        return dDrive;
    }

    @TearDown
    public void close() {
        pass.close();
        workers.close();
    }
}
