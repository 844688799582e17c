package io.warplab.core.decoder.physics.kalman;

/**
 * Mean and spread of a quantity over sequences, beyond what the uncertainty of each sequence's
 * estimate explains (method of moments; R. DerSimonian, N. Laird, Controlled Clinical Trials 7,
 * 1986).
 *
 * @param mean precision-weighted
 * @param spread standard deviation between sequences
 */
public record RandomEffects(double mean, double spread) {
    private static final int ROUNDS = 3;

    /**
     * Sequences may always differ by this share of a parameter's range, however alike those in
     * training are: an unseen one must be heard.
     */
    private static final double LEAST_SPREAD = 0.01;

    /** One sequence alone says nothing of the spread between sequences: a wide guess. */
    private static final double SPREAD_OF_ONE = 0.1;

    /** How far inside the bounds the mean stays, as a share of the range. */
    private static final double MARGIN = 1e-4;

    /**
     * Over at least one sequence, in units of the quantity's range.
     *
     * @param estimates one per sequence
     * @param variances of the estimates
     * @param spread a first guess
     * @param lowest smallest value
     * @param highest largest value
     */
    public static RandomEffects of(
            double[] estimates, double[] variances, double spread, double lowest, double highest) {
        int count = estimates.length;
        double between = spread * spread;
        double mean = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double weight = 0;
            double sum = 0;
            for (int n = 0; n < count; n++) {
                double w = 1 / (between + variances[n]);
                weight += w;
                sum += w * estimates[n];
            }
            mean = sum / weight;
            double excess = 0;
            for (int n = 0; n < count; n++) {
                double e = estimates[n] - mean;
                excess += e * e / Math.max(1, count - 1) - variances[n] / count;
            }
            between =
                    count == 1
                            ? SPREAD_OF_ONE * SPREAD_OF_ONE
                            : Math.max(LEAST_SPREAD * LEAST_SPREAD, excess);
        }
        double margin = MARGIN * (highest - lowest);
        return new RandomEffects(
                Math.min(highest - margin, Math.max(lowest + margin, mean)), Math.sqrt(between));
    }
}
