package io.warplab.baselines.leastsquares;

import io.warplab.baselines.sequence.Samples;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.MathArrays;

/**
 * From each sample to the next: nearly linear in the parameters, so it finds them from afar, but
 * noise in the samples makes it biased. Unknowns: the parameters.
 */
final class OneStepResiduals extends Residuals {
    private final Flow flow;
    private final FreeParameters parameters;
    private final Samples samples;
    private final double[] scale;

    /**
     * @param scale raw units per scaled one
     */
    OneStepResiduals(
            Flow flow, FreeParameters parameters, Samples samples, double[] scale, double[] start) {
        super((samples.size() - 1) * scale.length, start);
        this.flow = flow;
        this.parameters = parameters;
        this.samples = samples;
        this.scale = scale;
    }

    @Override
    void evaluate(double[] point, Gradient[] into) {
        int unknowns = point.length;
        Gradient[] p = parameters.physical(point, unknowns);
        int at = 0;
        for (int i = 1; i < samples.size(); i++) {
            Gradient[] x = MathArrays.buildArray(p[0].getField(), scale.length);
            for (int c = 0; c < x.length; c++) {
                x[c] = Gradient.constant(unknowns, samples.states()[i - 1][c]);
            }
            Gradient[] next = advance(x, p, i);
            for (int c = 0; c < x.length; c++) {
                into[at++] = next[c].subtract(samples.states()[i][c]).divide(scale[c]);
            }
        }
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
