package io.warplab.bench;

import io.warplab.api.lanes.LaneDual;
import io.warplab.api.lanes.LaneDualField;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Prior;
import io.warplab.api.physics.Quantity;
import io.warplab.physics.PhysicsPlugin;
import io.warplab.physics.prior.FixedStepMethod;
import io.warplab.physics.prior.OdePriorConfig;
import io.warplab.physics.prior.OdePriorFactory;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.analysis.differentiation.GradientField;
import org.hipparchus.ode.FieldOrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.ClassicalRungeKuttaFieldIntegrator;
import org.hipparchus.util.MathArrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One RK4 step of a system with its derivatives by all states and parameters (damped-pendulum: 2 +
 * 2, lorenz-63: 3 + 3): by the ode prior with {@link LaneDual}, all sequences side by side, and by
 * Hipparchus' integrator with its {@link Gradient}, one after the other. Times are per sequence and
 * step. Run with {@code -prof gc} to see what a step allocates.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(LaneDualBenchmark.SEQUENCES)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class LaneDualBenchmark {
    static final int SEQUENCES = 1024;
    private static final long SEED = 1;
    private static final double STEP = 0.01;

    /** System that is stepped. */
    @Param({"damped-pendulum", "lorenz-63"})
    public String system;

    /** How many sequences go through an operation side by side. */
    @State(Scope.Benchmark)
    public static class Blocks {
        /** Lanes of a block; the engine's blocks have 64. */
        @Param({"1024", "64"})
        public int lanes;

        private LaneDualField field;

        @Setup
        public void open(LaneDualBenchmark benchmark) {
            field = LaneDualField.recycling(lanes, benchmark.variables);
        }
    }

    private Prior prior;
    private ClassicalRungeKuttaFieldIntegrator<Gradient> method;
    private int states;
    private int variables;

    /** [variable][sequence], states first. */
    private double[][] values;

    @Setup
    public void draw() {
        DynamicalSystem found =
                new PhysicsPlugin()
                        .systems().stream()
                                .filter(s -> s.manifest().name().equals(system))
                                .findFirst()
                                .orElseThrow();
        prior =
                new OdePriorFactory()
                        .create(
                                new OdePriorConfig(
                                        system,
                                        FixedStepMethod.RK4,
                                        1,
                                        Prior.Form.STEP,
                                        "",
                                        Map.of()),
                                name -> found);
        states = prior.states().size();
        variables = states + prior.parameters().size();
        GradientField gradients = GradientField.getField(variables);
        method = new ClassicalRungeKuttaFieldIntegrator<>(gradients, gradients.getOne());
        SplittableRandom random = new SplittableRandom(SEED);
        values = new double[variables][SEQUENCES];
        for (int k = 0; k < variables; k++) {
            List<Quantity> of = k < states ? prior.states() : prior.parameters();
            double around = of.get(k < states ? k : k - states).initial();
            for (int n = 0; n < SEQUENCES; n++) {
                values[k][n] = around * (0.9 + 0.2 * random.nextDouble()) + 1e-3;
            }
        }
    }

    /**
     * All sequences in blocks of lanes, one after the other in the same memory, as the engine does.
     */
    @Benchmark
    public void laneDual(Blocks blocks, Blackhole sink) {
        int lanes = blocks.lanes;
        LaneDualField field = blocks.field;
        double[] block = new double[lanes];
        for (int from = 0; from < SEQUENCES; from += lanes) {
            LaneDual[] x = MathArrays.buildArray(field, states);
            LaneDual[] p = MathArrays.buildArray(field, variables - states);
            for (int k = 0; k < variables; k++) {
                System.arraycopy(values[k], from, block, 0, lanes);
                LaneDual v = field.variable(k, block);
                if (k < states) {
                    x[k] = v;
                } else {
                    p[k - states] = v;
                }
            }
            sink.consume(prior.predict(field.getZero(), field.constant(STEP), x, p, 1));
            field.recycle();
        }
    }

    /** One sequence after the other, by Hipparchus' own integrator, made once. */
    @Benchmark
    public void gradient(Blackhole sink) {
        GradientField field = GradientField.getField(variables);
        Gradient step = Gradient.constant(variables, STEP);
        for (int n = 0; n < SEQUENCES; n++) {
            Gradient[] x = MathArrays.buildArray(field, states);
            Gradient[] p = MathArrays.buildArray(field, variables - states);
            for (int k = 0; k < variables; k++) {
                Gradient v = Gradient.variable(variables, k, values[k][n]);
                if (k < states) {
                    x[k] = v;
                } else {
                    p[k - states] = v;
                }
            }
            sink.consume(method.singleStep(new Equation(system(), p), field.getZero(), x, step));
        }
    }

    private DynamicalSystem system() {
        return prior.system().orElseThrow();
    }

    /** A system at given parameters, as Hipparchus asks for it. */
    private record Equation(DynamicalSystem system, Gradient[] parameters)
            implements FieldOrdinaryDifferentialEquation<Gradient> {
        @Override
        public int getDimension() {
            return system.manifest().states().size();
        }

        @Override
        public Gradient[] computeDerivatives(Gradient t, Gradient[] y) {
            return system.derivatives(t, y, parameters);
        }
    }
}
