package io.warplab.baselines.plain;

import java.util.Arrays;

/** A causal network as one function of all inputs. */
@FunctionalInterface
public interface PlainNetwork {
    /** y_t of every step from inputs up to t, [T][I] to [T][O]. */
    double[][] outputs(double[][] inputs);

    /**
     * A forecast by a whole pass for every step: y_t says x_{t + 1}, and is fed back from the
     * context on.
     *
     * @param data [T][D]
     * @param tau [T], appended to the inputs as the clock of the predicted step; null: no clock
     * @return [T - 1][O]
     */
    default double[][] rollOut(double[][] data, int context, double[] tau) {
        double[][] inputs = new double[data.length - 1][];
        double[][] outputs = new double[inputs.length][];
        for (int t = 0; t < inputs.length; t++) {
            double[] x = t < context ? data[t] : outputs[t - 1];
            inputs[t] = tau == null ? x : with(x, tau[t + 1]);
            outputs[t] = outputs(Arrays.copyOf(inputs, t + 1))[t];
        }
        return outputs;
    }

    /** x with one more number. */
    static double[] with(double[] x, double last) {
        double[] longer = Arrays.copyOf(x, x.length + 1);
        longer[x.length] = last;
        return longer;
    }
}
