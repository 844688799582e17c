package io.warplab.core.evaluation;

/**
 * Errors of predictions x̂ against observations x, over n pairs. Unobserved values must have been
 * left out. All are NaN for n = 0, and not finite when a prediction is not.
 */
public final class RegressionMetrics {
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    private RegressionMetrics() {}

    /** Mean squared error, {@code 1/n sum (x̂ - x)^2}. */
    public static double mse(double[] predicted, double[] actual) {
        double sum = 0;
        for (int i = 0; i < same(predicted, actual); i++) {
            double e = predicted[i] - actual[i];
            sum += e * e;
        }
        return sum / actual.length;
    }

    /** Root mean squared error, the square root of {@link #mse}, in the unit of x. */
    public static double rmse(double[] predicted, double[] actual) {
        return Math.sqrt(mse(predicted, actual));
    }

    /** Mean absolute error, {@code 1/n sum |x̂ - x|}, in the unit of x. */
    public static double mae(double[] predicted, double[] actual) {
        double sum = 0;
        for (int i = 0; i < same(predicted, actual); i++) {
            sum += Math.abs(predicted[i] - actual[i]);
        }
        return sum / actual.length;
    }

    /**
     * Mean absolute percentage error as a fraction, {@code mean |x̂ - x| / |x|} over the pairs with
     * x != 0. Only meaningful for quantities with a true zero, in raw units.
     */
    public static double mape(double[] predicted, double[] actual) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < same(predicted, actual); i++) {
            if (actual[i] != 0) {
                sum += Math.abs((predicted[i] - actual[i]) / actual[i]);
                count++;
            }
        }
        return sum / count;
    }

    /**
     * Negative log-likelihood of a normal distribution per value, in nats: {@code mean (log sd + (x
     * - x̂)^2 / (2 sd^2) + log(2 pi) / 2)}. The constant is included, unlike in the training loss.
     */
    public static double nll(double[] predicted, double[] sd, double[] actual) {
        double sum = 0;
        for (int i = 0; i < same(predicted, actual); i++) {
            double z = (actual[i] - predicted[i]) / sd[i];
            sum += Math.log(sd[i]) + z * z / 2 + HALF_LOG_TWO_PI;
        }
        return sum / actual.length;
    }

    /**
     * Bits per dimension: the same likelihood per value in bits, as usual for images.
     *
     * @param nll in nats per value
     */
    public static double bitsPerDimension(double nll) {
        return nll / Math.log(2);
    }

    private static int same(double[] predicted, double[] actual) {
        if (predicted.length != actual.length) {
            throw new IllegalArgumentException(
                    predicted.length + " predictions for " + actual.length + " values");
        }
        return actual.length;
    }
}
