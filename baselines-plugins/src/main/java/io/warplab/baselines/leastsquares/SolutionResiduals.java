package io.warplab.baselines.leastsquares;

import io.warplab.baselines.sequence.Samples;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.MathArrays;

/**
 * One solution against all samples: the maximum-likelihood estimate for noise in the measurements.
 * Unknowns: the parameters, then what the initial state differs from the first sample by, in scaled
 * units.
 */
final class SolutionResiduals extends Residuals {
    /**
     * @param scale raw units per scaled one
     */
    SolutionResiduals(
            Flow flow, FreeParameters parameters, Samples samples, double[] scale, double[] start) {
        super(flow, parameters, samples, scale, 0, start);
    }

    @Override
    void evaluate(double[] point, Gradient[] into) {
        Gradient[] p = parameters().physical(point, point.length);
        Gradient[] x = initial(point);
        for (int i = 0; i < samples().size(); i++) {
            if (i > 0) {
                x = advance(x, p, i);
            }
            compare(x, i, into, i * x.length);
        }
    }

    /** The initial state in raw units with its derivatives by the unknowns. */
    Gradient[] initial(double[] point) {
        int states = scale().length;
        Gradient[] x = MathArrays.buildArray(Gradient.constant(point.length, 0).getField(), states);
        for (int c = 0; c < states; c++) {
            double[] slope = new double[point.length];
            slope[parameters().size() + c] = scale()[c];
            x[c] =
                    new Gradient(
                            samples().states()[0][c] + scale()[c] * point[parameters().size() + c],
                            slope);
        }
        return x;
    }
}
