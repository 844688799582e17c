package io.warplab.baselines.leastsquares;

import io.warplab.baselines.sequence.Samples;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.MathArrays;

/**
 * From each sample to the next: nearly linear in the parameters, so it finds them from afar, but
 * noise in the samples makes it biased. Unknowns: the parameters.
 */
final class OneStepResiduals extends Residuals {
    /**
     * @param scale raw units per scaled one
     */
    OneStepResiduals(
            Flow flow, FreeParameters parameters, Samples samples, double[] scale, double[] start) {
        super(flow, parameters, samples, scale, 1, start);
    }

    @Override
    void evaluate(double[] point, Gradient[] into) {
        Gradient[] p = parameters().physical(point, point.length);
        int states = scale().length;
        for (int i = 1; i < samples().size(); i++) {
            Gradient[] x = MathArrays.buildArray(p[0].getField(), states);
            for (int c = 0; c < states; c++) {
                x[c] = Gradient.constant(point.length, samples().states()[i - 1][c]);
            }
            compare(advance(x, p, i), i, into, (i - 1) * states);
        }
    }
}
