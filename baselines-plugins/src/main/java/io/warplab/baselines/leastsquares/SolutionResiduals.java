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
    private final Flow flow;
    private final FreeParameters parameters;
    private final Samples samples;
    private final double[] scale;

    /**
     * @param scale raw units per scaled one
     */
    SolutionResiduals(
            Flow flow, FreeParameters parameters, Samples samples, double[] scale, double[] start) {
        super(samples.size() * scale.length, start);
        this.flow = flow;
        this.parameters = parameters;
        this.samples = samples;
        this.scale = scale;
    }

    @Override
    void evaluate(double[] point, Gradient[] into) {
        Gradient[] p = parameters.physical(point, point.length);
        Gradient[] x = initial(point);
        int at = 0;
        for (int i = 0; i < samples.size(); i++) {
            if (i > 0) {
                x = advance(x, p, i);
            }
            for (int c = 0; c < x.length; c++) {
                into[at++] = x[c].subtract(samples.states()[i][c]).divide(scale[c]);
            }
        }
    }

    /** The initial state in raw units with its derivatives by the unknowns. */
    Gradient[] initial(double[] point) {
        int states = scale.length;
        Gradient[] x = MathArrays.buildArray(Gradient.constant(point.length, 0).getField(), states);
        for (int c = 0; c < states; c++) {
            double[] slope = new double[point.length];
            slope[parameters.size() + c] = scale[c];
            x[c] =
                    new Gradient(
                            samples.states()[0][c] + scale[c] * point[parameters.size() + c],
                            slope);
        }
        return x;
    }

    /** From one sample to the next. */
    private Gradient[] advance(Gradient[] x, Gradient[] p, int to) {
        return flow.advance(
                x,
                p,
                samples.time()[to - 1],
                samples.states()[to - 1],
                samples.time()[to],
                samples.states()[to]);
    }
}
