package io.warplab.bench;

import io.warplab.api.data.Batch;
import io.warplab.api.error.Problems;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Quantity;
import io.warplab.core.plugin.PlatformModule;
import io.warplab.core.plugin.PluginRegistry;
import io.warplab.core.run.PreparedData;
import io.warplab.core.run.RunFile;
import io.warplab.core.run.RunFileReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.ode.FieldExpandableODE;
import org.hipparchus.ode.FieldODEState;
import org.hipparchus.ode.FieldOrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853FieldIntegrator;
import org.hipparchus.util.MathArrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How well the parameters of the test sequences of a simulated system can be told at all from their
 * noisy contexts: the bound of Cramer and Rao (1945), with parameters and initial state unknown. No
 * unbiased estimator that sees one sequence has a smaller variance.
 */
public final class InformationLimit {
    /** Median of the absolute value of a normal variable of unit variance. */
    private static final double MEDIAN_OF_ABSOLUTE = 0.6745;

    private static final double TOLERANCE = 1e-10;

    private final DynamicalSystem system;
    private final PreparedData data;
    private final int context;
    private final double[] sd;

    private InformationLimit(
            DynamicalSystem system, PreparedData data, int context, double relativeNoise) {
        this.system = system;
        this.data = data;
        this.context = context;
        INDArray train = data.raw().train().targets();
        sd = train.std(false, 0, 1).mul(relativeNoise).toDoubleVector();
    }

    /**
     * Prints, for each parameter, the median over the test sequences of the least possible error.
     *
     * @param args standard deviation of the noise relative to each channel's; a run file with data
     *     of a simulated system, all states observed; then settings over the file
     */
    public static void main(String[] args) {
        double noise = Double.parseDouble(args[0]);
        Path file = Path.of(args[1]);
        List<String> settings = Arrays.asList(args).subList(2, args.length);
        PluginRegistry registry = PlatformModule.compose(List.of());
        RunFile run = new RunFileReader(registry).read(file, settings);
        PreparedData data = PreparedData.of(registry, run, file.toAbsolutePath().getParent());
        DynamicalSystem system = registry.system(String.valueOf(run.data().get("system")));
        Problems problems = new Problems();
        problems.require(
                data.raw().targets().size() == system.manifest().states().size(),
                "data.observed",
                "expected all states of " + system.manifest().name());
        problems.require(
                Double.parseDouble(String.valueOf(run.data().getOrDefault("noise", 0))) == 0,
                "data.noise",
                "expected 0: the noise is this command's own");
        problems.throwIfAny("no-limit", "Change the settings after the file.");
        new InformationLimit(system, data, run.task().context(), noise).print();
    }

    private void print() {
        List<Quantity> parameters = system.manifest().parameters();
        Batch test = data.raw().test();
        double[][] errors = new double[parameters.size()][test.size()];
        for (int n = 0; n < test.size(); n++) {
            double[] values = parameters(n);
            RealMatrix covariance = new LUDecomposition(information(n)).getSolver().getInverse();
            for (int k = 0; k < values.length; k++) {
                double error = MEDIAN_OF_ABSOLUTE * Math.sqrt(covariance.getEntry(k, k));
                errors[k][n] = error / Math.abs(values[k]);
            }
        }
        for (int k = 0; k < errors.length; k++) {
            Arrays.sort(errors[k]);
            System.out.printf(
                    "%-24s %8.4f %%%n",
                    parameters.get(k).name(), 100 * errors[k][errors[k].length / 2]);
        }
    }

    private double[] parameters(int n) {
        return system.manifest().parameters().stream()
                .mapToDouble(q -> data.raw().testParameters().get(q.name()).getDouble(n))
                .toArray();
    }

    /** Fisher's information of parameters and initial state in the context of a sequence. */
    private RealMatrix information(int n) {
        Batch test = data.raw().test();
        double[] values = parameters(n);
        int states = sd.length;
        int unknowns = values.length + states;
        var field = Gradient.constant(unknowns, 0).getField();
        Gradient[] p = MathArrays.buildArray(field, values.length);
        for (int k = 0; k < p.length; k++) {
            p[k] = Gradient.variable(unknowns, k, values[k]);
        }
        Gradient[] x = MathArrays.buildArray(field, states);
        for (int c = 0; c < states; c++) {
            double start = test.targets().getDouble(n, 0, c);
            x[c] = Gradient.variable(unknowns, p.length + c, start);
        }
        FieldOrdinaryDifferentialEquation<Gradient> equation =
                new FieldOrdinaryDifferentialEquation<>() {
                    @Override
                    public int getDimension() {
                        return states;
                    }

                    @Override
                    public Gradient[] computeDerivatives(Gradient t, Gradient[] y) {
                        return system.derivatives(t, y, p);
                    }
                };
        double[][] sum = new double[unknowns][unknowns];
        for (int t = 0; t < context; t++) {
            if (t > 0) {
                x = advance(equation, x, test.time(), n, t);
            }
            for (int c = 0; c < states; c++) {
                double[] slope = x[c].getGradient();
                for (int i = 0; i < unknowns; i++) {
                    for (int j = 0; j < unknowns; j++) {
                        sum[i][j] += slope[i] * slope[j] / (sd[c] * sd[c]);
                    }
                }
            }
        }
        return new Array2DRowRealMatrix(sum, false);
    }

    private static Gradient[] advance(
            FieldOrdinaryDifferentialEquation<Gradient> equation,
            Gradient[] x,
            INDArray time,
            int n,
            int t) {
        Gradient from = x[0].newInstance(time.getDouble(n, t - 1));
        Gradient to = x[0].newInstance(time.getDouble(n, t));
        double step = to.getReal() - from.getReal();
        return new DormandPrince853FieldIntegrator<>(
                        from.getField(), 1e-9 * step, step, TOLERANCE, TOLERANCE)
                .integrate(new FieldExpandableODE<>(equation), new FieldODEState<>(from, x), to)
                .getPrimaryState();
    }
}
