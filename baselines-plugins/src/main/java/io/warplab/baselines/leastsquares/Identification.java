package io.warplab.baselines.leastsquares;

import io.warplab.baselines.sequence.Samples;
import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.linear.SingularValueDecomposition;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;

/**
 * Fits a system to the samples of one sequence, in two stages: from each sample to the next, which
 * finds the parameters from afar; then one solution to all of them, which is unbiased.
 */
final class Identification {
    /** Shortest motion that is fitted. */
    static final int LEAST_SAMPLES = 3;

    private static final int EVALUATIONS_PER_ITERATION = 10;

    private final Flow flow;
    private final FreeParameters parameters;
    private final double[] scale;
    private final int horizon;
    private final int iterations;

    /**
     * @param scale raw units per scaled one, by state
     * @param horizon most samples that one solution is fitted to
     */
    Identification(
            Flow flow, FreeParameters parameters, double[] scale, int horizon, int iterations) {
        this.flow = flow;
        this.parameters = parameters;
        this.scale = scale;
        this.horizon = horizon;
        this.iterations = iterations;
    }

    /**
     * Identifies.
     *
     * @param samples of one sequence
     * @param starts unknowns, of which the search starts from the best; the first, of at least one,
     *     is what parameters stay near that the samples do not tell
     * @return empty where there are too few samples
     */
    Optional<SequenceFit> fit(Samples samples, double[]... starts) {
        if (samples.size() < LEAST_SAMPLES) {
            return Optional.empty();
        }
        Residuals steps = new OneStepResiduals(flow, parameters, samples, scale, starts[0]);
        for (double[] start : starts) {
            steps.value(new ArrayRealVector(start));
        }
        minimise(steps, steps.best());
        Samples last = samples.range(Math.max(0, samples.size() - horizon), samples.size());
        SolutionResiduals solution =
                new SolutionResiduals(flow, parameters, last, scale, starts[0]);
        minimise(solution, Arrays.copyOf(steps.best(), parameters.size() + scale.length));
        return Optional.of(summary(solution, last));
    }

    private void minimise(Residuals residuals, double[] start) {
        try {
            new LevenbergMarquardtOptimizer()
                    .optimize(
                            new LeastSquaresBuilder()
                                    .model(residuals)
                                    .start(start)
                                    .target(new double[residuals.allRows()])
                                    .maxIterations(Integer.MAX_VALUE)
                                    .maxEvaluations(EVALUATIONS_PER_ITERATION * iterations)
                                    .checker((i, before, after) -> i >= iterations)
                                    .build());
        } catch (MathRuntimeException e) {
            // It stops where nothing gets better any more; the best point so far counts.
        }
    }

    private SequenceFit summary(SolutionResiduals solution, Samples samples) {
        double[] point = solution.best();
        Pair<RealVector, RealMatrix> at = solution.value(new ArrayRealVector(point));
        int states = scale.length;
        double[] squares = new double[states];
        double all = 0;
        for (int i = 0; i < solution.rows(); i++) {
            double residual = at.getFirst().getEntry(i);
            squares[i % states] += residual * residual;
            all += residual * residual;
        }
        double freedom = Math.max(1, solution.rows() - point.length);
        double[] sd = new double[states];
        for (int c = 0; c < states; c++) {
            sd[c] = Math.sqrt(squares[c] * states / freedom);
        }
        double[][] covariance =
                new SingularValueDecomposition(at.getSecond())
                        .getCovariance(1e-12)
                        .scalarMultiply(all / freedom)
                        .getData();
        return new SequenceFit(
                Arrays.copyOf(point, parameters.size()),
                parameters.physical(point, point.length),
                samples.time()[0],
                solution.initial(point),
                sd,
                covariance);
    }
}
